package org.lectern.master.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.master.fleet.FleetRoom.PACKAGE;
import static org.lectern.master.fleet.FleetRoom.replica;

import java.time.Duration;
import java.util.List;
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
final class HoldersTest {
    private final FakeClock clock = new FakeClock();

    @Parameter
    private TestDatabase database;

    @BeforeEach
    void twoNodesHoldThePackage() {
        database.clean();
        for (String id : List.of("node-1", "node-2")) {
            in(room -> room.enrol(id));
            in(room -> room.beat(id, "", 4));
            in(room -> {
                room.report(id, true, "", replica(PACKAGE, ReplicaState.ACTIVE));
                return room;
            });
        }
    }

    @Test
    void holders_areAliveAndTellTheirLoad() {
        assertThat(holders()).containsExactlyInAnyOrder("node-1", "node-2");
        assertThat(of(PACKAGE)).allSatisfy(holder -> {
            assertThat(holder.activeDownloads()).isEqualTo(4);
            assertThat(holder.publicUrls().get(0)).hasHost(holder.node() + ".example");
        });
    }

    @ParameterizedTest
    @EnumSource(value = ReplicaState.class, names = "ACTIVE", mode = EnumSource.Mode.EXCLUDE)
    void replicaThatIsNotActive_isNotOffered(ReplicaState state) {
        in(room -> {
            room.report("node-1", false, "", replica(PACKAGE, state));
            return room;
        });

        assertThat(holders()).containsExactly("node-2");
    }

    @Test
    void drainingNode_isNotOffered() {
        in(room -> room.nodes().setDraining(new NodeId("node-1"), true));

        assertThat(holders()).containsExactly("node-2");
    }

    @Test
    void silentNode_isNotOffered() {
        clock.advance(FleetRoom.SETTINGS.offlineAfter().minusMillis(1));
        in(room -> room.beat("node-2", "", 0));
        assertThat(holders()).containsExactlyInAnyOrder("node-1", "node-2");
        clock.advance(Duration.ofMillis(1));

        assertThat(holders()).containsExactly("node-2");
    }

    @Test
    void nodeThatNeverBeat_isNotOffered() {
        in(room -> room.enrol("node-3"));
        in(room -> {
            room.report("node-3", true, "", replica(PACKAGE, ReplicaState.ACTIVE));
            return room;
        });

        assertThat(holders()).doesNotContain("node-3");
    }

    @Test
    void otherPackage_hasNoHolders() {
        assertThat(of(FleetRoom.digest("other"))).isEmpty();
    }

    private List<Holders.Holder> of(Digest digest) {
        return in(room -> room.holders().of(digest));
    }

    private List<String> holders() {
        return of(PACKAGE).stream().map(holder -> holder.node().value()).toList();
    }

    private <T> T in(Function<FleetRoom, T> work) {
        return database.inTransaction(entities -> work.apply(new FleetRoom(entities, clock)));
    }
}
