package org.lectern.master.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.lectern.master.FakeClock;
import org.lectern.master.OnEachDatabase;
import org.lectern.master.TestDatabase;
import org.lectern.network.Networks;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.Page;
import org.lectern.protocol.ReplicaState;

@OnEachDatabase
final class NodesTest {
    private static final NodeId NODE = new NodeId("node-1");

    private final FakeClock clock = new FakeClock();

    @Parameter
    private TestDatabase database;

    @BeforeEach
    void clean() {
        database.clean();
    }

    @Test
    void node_isNewOnceAndStandsWhereItWasPutLast() {
        assertThat(in(room -> room.enrol("node-1")).created()).isTrue();

        Nodes.Place place =
                new Nodes.Place("北京", Optional.of(Networks.parse("10.0.0.0/8, fc00::/7")), Optional.empty());
        assertThat(in(room -> room.enrol("node-1", place)).created()).isFalse();
        Node node = in(room -> room.nodes().get(NODE)).node();
        assertThat(node.site()).contains("北京");
        assertThat(node.networks().orElseThrow()).hasToString("10.0.0.0/8, fc00::/7");
        assertThat(node.enrolledAt()).isEqualTo(FakeClock.START);
    }

    @Test
    void draining_isKept() {
        in(room -> room.enrol("node-1"));
        in(room -> room.nodes().setDraining(NODE, true));
        assertThat(in(room -> room.nodes().get(NODE)).node().isDraining()).isTrue();
        in(room -> room.nodes().setDraining(NODE, false));

        assertThat(in(room -> room.nodes().get(NODE)).node().isDraining()).isFalse();
    }

    @Test
    void deletedNode_isForgottenWithItsReports() {
        in(room -> room.enrol("node-1"));
        in(room -> room.beat("node-1", "", 0));
        in(room -> {
            room.report("node-1", true, "i", FleetRoom.replica(FleetRoom.PACKAGE, ReplicaState.ACTIVE));
            return room;
        });
        in(room -> {
            room.nodes().delete(NODE);
            return room;
        });

        assertThat(in(room -> room.reports().ofNode(NODE, "", 10)).items()).isEmpty();
        refused(room -> room.nodes().get(NODE));
        refused(room -> room.joinings().invite(NODE));
        refused(room -> room.nodes().setDraining(NODE, true));
        refused(room -> {
            room.nodes().delete(NODE);
            return room;
        });
    }

    @Test
    void pages_joinInTheOrderOfIds() {
        for (String id : List.of("c", "a", "b")) {
            in(room -> room.enrol(id));
        }
        in(room -> room.beat("b", "", 3));

        Page<Nodes.Known> first = in(room -> room.nodes().list("", 2));
        Page<Nodes.Known> last = in(room -> room.nodes().list(first.next(), 2));

        assertThat(first.items()).extracting(known -> known.node().id().value()).containsExactly("a", "b");
        assertThat(first.items().get(0).vitals()).isNull();
        assertThat(first.items().get(1).vitals().activeDownloads()).isEqualTo(3);
        assertThat(last.items()).extracting(known -> known.node().id().value()).containsExactly("c");
        assertThat(last.next()).isNull();
    }

    @Test
    void view_tellsWhereTheNodeIsInItsLife() {
        in(room -> room.enrol("node-1"));
        assertThat(state()).isEqualTo("enrolled");
        in(room -> room.beat("node-1", "", 0));
        assertThat(state()).isEqualTo("online");
        in(room -> room.nodes().setDraining(NODE, true));
        assertThat(state()).isEqualTo("draining");
        clock.advance(FleetRoom.SETTINGS.offlineAfter());
        assertThat(state()).isEqualTo("offline");
    }

    @Test
    void manyWhoEnrolAtOnce_makeOneNode() throws InterruptedException {
        Callable<Object> work = () -> in(room -> room.enrol("node-1")).created();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Object> outcomes = new ArrayList<>();
        for (Future<Object> future : pool.invokeAll(Collections.nCopies(8, work))) {
            try {
                outcomes.add(future.get());
            } catch (ExecutionException e) {
                outcomes.add(e.getCause());
            }
        }
        pool.shutdown();

        assertThat(outcomes).filteredOn(outcome -> outcome.equals(true)).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Throwable)
                .allSatisfy(TestDatabase::requireDuplicate);
    }

    private String state() {
        return NodeView.of(
                        in(room -> room.nodes().get(NODE)),
                        clock.instant().minus(FleetRoom.SETTINGS.offlineAfter()),
                        new NodeWords(Locale.ENGLISH))
                .state();
    }

    private void refused(Function<FleetRoom, Object> work) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> in(work))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NODE_NOT_FOUND));
    }

    private <T> T in(Function<FleetRoom, T> work) {
        return database.inTransaction(entities -> work.apply(new FleetRoom(entities, clock)));
    }
}
