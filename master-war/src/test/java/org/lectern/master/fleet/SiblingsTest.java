package org.lectern.master.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.master.fleet.FleetRoom.PACKAGE;
import static org.lectern.master.fleet.FleetRoom.replica;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.content.Digest;
import org.lectern.master.FakeClock;
import org.lectern.master.OnEachDatabase;
import org.lectern.master.TestDatabase;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.ReplicaState;

@OnEachDatabase
final class SiblingsTest {
    private final FakeClock clock = new FakeClock();

    @Parameter
    private TestDatabase database;

    @BeforeEach
    void twoHoldThePackageAndTwoAreGettingIt() {
        database.clean();
        for (String id : List.of("node-1", "node-2", "node-3", "node-4")) {
            in(room -> room.enrol(id, new Nodes.Place("site of " + id, Optional.empty(), Optional.empty())));
            in(room -> room.beat(id, "", 0));
        }
        report("node-1", ReplicaState.ACTIVE);
        report("node-2", ReplicaState.FETCHING);
        report("node-3", ReplicaState.ACTIVE);
        report("node-4", ReplicaState.FETCHING);
    }

    @Test
    void siblings_haveThePackageOrAreGettingIt() {
        assertThat(from("a", 9)).containsExactly("node-1", "node-3", "node-2", "node-4");
        assertThat(of(PACKAGE, "a", 9)).allSatisfy(sibling -> {
            assertThat(sibling.url()).hasHost(sibling.node() + ".example");
            assertThat(sibling.site()).contains("site of " + sibling.node());
        });
    }

    @Test
    void fewOfMany_beginBehindTheOneThatAsks() {
        assertThat(from("node-1", 1)).containsExactly("node-3", "node-2");
        assertThat(from("node-2", 1)).containsExactly("node-3", "node-4");
        assertThat(from("node-3", 1)).containsExactly("node-1", "node-4");
        assertThat(from("node-4", 2)).containsExactly("node-1", "node-3", "node-2", "node-4");
    }

    @ParameterizedTest
    @EnumSource(value = ReplicaState.class, names = "ANNOUNCED")
    void nodeThatHasNothingYet_isNotNamed(ReplicaState state) {
        report("node-1", state);

        assertThat(from("a", 9)).doesNotContain("node-1");
    }

    @Test
    void drainingNode_isNotNamed() {
        in(room -> room.nodes().setDraining(new NodeId("node-2"), true));

        assertThat(from("a", 9)).containsExactly("node-1", "node-3", "node-4");
    }

    @Test
    void silentNode_isNotNamed() {
        clock.advance(FleetRoom.SETTINGS.offlineAfter());
        in(room -> room.beat("node-3", "", 0));

        assertThat(from("a", 9)).containsExactly("node-3");
    }

    @Test
    void otherPackage_hasNoSiblings() {
        assertThat(of(FleetRoom.digest("other"), "a", 9)).isEmpty();
    }

    private void report(String id, ReplicaState state) {
        in(room -> {
            room.report(id, false, "", replica(PACKAGE, state));
            return room;
        });
    }

    private List<Siblings.Sibling> of(Digest digest, String from, int most) {
        return in(room -> room.siblings().of(digest, new NodeId(from), most));
    }

    private List<String> from(String id, int most) {
        return of(PACKAGE, id, most).stream()
                .map(sibling -> sibling.node().value())
                .toList();
    }

    private <T> T in(Function<FleetRoom, T> work) {
        return database.inTransaction(entities -> work.apply(new FleetRoom(entities, clock)));
    }
}
