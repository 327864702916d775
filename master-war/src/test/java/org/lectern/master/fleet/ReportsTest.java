package org.lectern.master.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.lectern.master.fleet.FleetRoom.digest;
import static org.lectern.master.fleet.FleetRoom.replica;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.master.FakeClock;
import org.lectern.master.OnEachDatabase;
import org.lectern.master.TestDatabase;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.Heartbeat;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.Page;
import org.lectern.protocol.ReplicaReport;
import org.lectern.protocol.ReplicaState;
import org.lectern.protocol.SyncLimit;
import org.lectern.protocol.SyncLimits;
import org.lectern.protocol.Transfer;

@OnEachDatabase
final class ReportsTest {
    private static final NodeId NODE = new NodeId("node-1");
    private static final Digest ONE = digest("one");
    private static final Digest TWO = digest("two");

    private final FakeClock clock = new FakeClock();

    @Parameter
    private TestDatabase database;

    @BeforeEach
    void enrol() {
        database.clean();
        in(room -> room.enrol("node-1"));
        in(room -> room.enrol("node-2"));
    }

    @Test
    void heartbeat_isKeptAndAnsweredWithTheInterval() {
        Heartbeat.Answer answer = beat("");

        assertThat(answer).isEqualTo(new Heartbeat.Answer(5, false, false, Optional.empty(), List.of()));
        NodeVitals vitals = in(room -> room.nodes().get(NODE)).vitals();
        assertThat(vitals.seenAt()).isEqualTo(FakeClock.START);
        assertThat(vitals.publicUrls()).hasToString("[http://node-1.example/]");
        assertThat(vitals.bytesServed()).isEqualTo(5_000_000_000L);
        assertThat(vitals.diskFree()).isEqualTo(1L << 40);
        assertThat(vitals.softwareVersion()).isEqualTo("0.1.0");
    }

    @Test
    void nodeWithLimits_isToldThemWithEachHeartbeat() {
        SyncLimits limits = new SyncLimits(
                "Asia/Shanghai",
                true,
                List.of(new SyncLimit(Optional.of(List.of("mon", "fri")), "08:00", "18:00", 2_000_000)));
        in(room -> room.nodes().enrol(NODE, new Nodes.Place(null, Optional.empty(), Optional.of(limits))));

        assertThat(beat("").syncLimits()).contains(limits);
        in(room -> room.enrol("node-1"));
        assertThat(beat("").syncLimits()).isEmpty();
    }

    @Test
    void repeatedHeartbeat_changesOnlyWhatItSays() {
        beat("");

        assertThat(beat("")).isEqualTo(beat(""));
    }

    @Test
    void drainingNode_isTold() {
        in(room -> room.nodes().setDraining(NODE, true));

        assertThat(beat("").draining()).isTrue();
    }

    @Test
    void nodeThatHoldsOtherThings_isAskedForAll() {
        assertThat(beat("two things").report()).isTrue();
        report(true, "two things", replica(ONE, ReplicaState.ACTIVE), replica(TWO, ReplicaState.ACTIVE));
        assertThat(beat("two things").report()).isFalse();
        assertThat(beat("one thing").report()).isTrue();
    }

    @Test
    void nodeThatWasForgotten_isRefused() {
        in(room -> {
            room.nodes().delete(NODE);
            return room;
        });

        for (Function<FleetRoom, Object> work :
                List.<Function<FleetRoom, Object>>of(room -> room.beat("node-1", "", 0), room -> {
                    room.report("node-1", false, "", replica(ONE, ReplicaState.ACTIVE));
                    return room;
                })) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> in(work))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NODE_NOT_FOUND));
        }
    }

    @Test
    void partialReport_leavesTheOthers() {
        report(false, "", replica(ONE, ReplicaState.ACTIVE));
        report(false, "", replica(TWO, ReplicaState.FETCHING));

        assertThat(held()).containsExactlyInAnyOrder(ONE, TWO);
    }

    @Test
    void fullReport_forgetsTheOthers() {
        report(false, "", replica(ONE, ReplicaState.ACTIVE));
        report(true, "", replica(TWO, ReplicaState.ACTIVE));
        assertThat(held()).containsExactly(TWO);
        report(true, "");

        assertThat(held()).isEmpty();
    }

    @Test
    void reportsOfOtherNodes_stay() {
        in(room -> {
            room.report("node-2", true, "", replica(ONE, ReplicaState.ACTIVE));
            return room;
        });
        report(true, "");

        assertThat(in(room -> room.reports().ofNode(new NodeId("node-2"), "", 10))
                        .items())
                .hasSize(1);
    }

    @Test
    void retiredReplica_isForgotten() {
        report(false, "", replica(ONE, ReplicaState.ACTIVE), replica(TWO, ReplicaState.ACTIVE));
        report(false, "", replica(ONE, ReplicaState.RETIRED));
        report(false, "", replica(ONE, ReplicaState.RETIRED));

        assertThat(held()).containsExactly(TWO);
    }

    @Test
    void removal_isKnownWithTheTimeAtWhichTheNodeToldIt() {
        report(false, "", replica(ONE, ReplicaState.ACTIVE), replica(TWO, ReplicaState.ACTIVE));
        clock.advance(Duration.ofHours(1));
        report(false, "", replica(ONE, ReplicaState.RETIRED));
        clock.advance(Duration.ofHours(1));
        report(false, "", replica(ONE, ReplicaState.RETIRED));
        report(true, "");

        MeetingId board = new MeetingId("board");
        Instant first = FakeClock.START.plus(Duration.ofHours(1));
        assertThat(removals())
                .containsExactlyInAnyOrder(
                        new Removal.RemovalView(NODE, board, 1, ONE, first),
                        new Removal.RemovalView(NODE, board, 1, TWO, first.plus(Duration.ofHours(1))));
        assertThat(in(room -> room.reports().removals(board, "", 1)).next()).isNotNull();
    }

    @Test
    void packageThatComesBack_isNotRemoved() {
        report(false, "", replica(ONE, ReplicaState.ACTIVE));
        report(false, "", replica(ONE, ReplicaState.RETIRED));
        report(false, "", replica(ONE, ReplicaState.FETCHING));
        assertThat(removals()).isEmpty();
        report(false, "", replica(ONE, ReplicaState.RETIRED));
        assertThat(removals()).hasSize(1);
    }

    @Test
    void removal_outlivesItsNodeAndIsForgottenInTheEnd() {
        report(false, "", replica(ONE, ReplicaState.ACTIVE));
        report(false, "", replica(ONE, ReplicaState.RETIRED));
        in(room -> {
            room.nodes().delete(NODE);
            return room;
        });
        assertThat(removals()).hasSize(1);
        int tooSoon = in(room -> room.reports().forgetRemovals(FakeClock.START));
        int later = in(room -> room.reports().forgetRemovals(FakeClock.START.plusSeconds(1)));
        assertThat(tooSoon).isZero();
        assertThat(later).isEqualTo(1);
        assertThat(removals()).isEmpty();
    }

    @Test
    void clockThatIsADayOff_isKnownAndNamed() {
        for (Duration off : List.of(Duration.ofDays(1), Duration.ofDays(-1))) {
            in(room -> room.reports().take(NODE, FleetRoom.heartbeat("node-1", FakeClock.START.plus(off))));
            NodeView view = node();
            assertThat(view.clockAheadSeconds()).contains(off.toSeconds());
            assertThat(view.trouble()).contains(off.isNegative() ? "1 d 0 h behind" : "1 d 0 h ahead", "NTP");
            assertThat(view.state()).isEqualTo("online");
        }
        beat("");
        assertThat(node().clockAheadSeconds()).isEmpty();
        assertThat(node().trouble()).isEmpty();
    }

    @Test
    void replica_isReadAsItWasReported() {
        report(false, "", replica(ONE, ReplicaState.FETCHING), replica(ONE, ReplicaState.VERIFIED));
        report(
                false,
                "",
                new ReplicaReport.Item(
                        new MeetingId("board"),
                        7,
                        ONE,
                        ReplicaState.FETCHING,
                        1L << 33,
                        1L << 34,
                        "磁盘已满".repeat(500),
                        Optional.empty()));

        ReplicaView view = view(Optional.empty());
        assertThat(view.version()).isEqualTo(7);
        assertThat(view.state()).isEqualTo(ReplicaState.FETCHING);
        assertThat(view.bytesDone()).isEqualTo(1L << 33);
        assertThat(view.bytesTotal()).isEqualTo(1L << 34);
        assertThat(view.error()).hasSize(1000).startsWith("磁盘已满");
        assertThat(view.changedAt()).isEqualTo(FakeClock.START);
    }

    @Test
    void transfer_isReadAsItWasToldWithTheTimeWhenItEnds() {
        report(false, "", coming(new Transfer(1_000, 400, 300, 7, 100)));

        ReplicaView view = view(Optional.of(FakeClock.START.plusSeconds(6)));
        assertThat(view.transfer()).contains(new Transfer(1_000, 400, 300, 7, 100));
        assertThat(view.eta()).contains(FakeClock.START.plusSeconds(6));
        assertThat(view.onTime()).contains(true);
        assertThat(view(Optional.of(FakeClock.START.plusSeconds(5))).onTime()).contains(false);
        assertThat(view(Optional.empty()).onTime()).isEmpty();
    }

    @Test
    void transferThatStandsStill_hasNoEnd() {
        report(false, "", coming(new Transfer(1_000, 400, 0, 0, 100)));
        report(false, "", coming(new Transfer(1_000, 400, 0, 0, 0)));

        ReplicaView view = view(Optional.of(FakeClock.START.plusSeconds(9)));
        assertThat(view.eta()).isEmpty();
        assertThat(view.onTime()).isEmpty();
        assertThat(view(Optional.of(FakeClock.START)).onTime()).contains(false);
    }

    @Test
    void transferThatWouldLastForYears_hasNoEnd() {
        report(false, "", coming(new Transfer(Long.MAX_VALUE, 0, 0, 0, 1)));

        assertThat(view(Optional.empty()).eta()).isEmpty();
    }

    @Test
    void endThatPassedWithoutNews_isNotTold() {
        report(false, "", coming(new Transfer(1_000, 400, 0, 0, 100)));
        clock.advance(Duration.ofSeconds(6));

        ReplicaView view = view(Optional.of(FakeClock.START.plusSeconds(60)));
        assertThat(view.eta()).isEmpty();
        assertThat(view.onTime()).isEmpty();
    }

    @Test
    void activeReplica_isOnTimeAndKeepsItsFigures() {
        report(false, "", coming(new Transfer(1_000, 400, 300, 7, 100)));
        report(false, "", replica(ONE, ReplicaState.ACTIVE));

        ReplicaView view = view(Optional.of(FakeClock.START));
        assertThat(view.transfer()).contains(new Transfer(1_000, 400, 300, 7, 0));
        assertThat(view.eta()).isEmpty();
        assertThat(view.onTime()).contains(true);
    }

    @Test
    void nodesAreCountedByHowTheyStand() {
        Optional<Instant> start = Optional.of(FakeClock.START.plusSeconds(10));
        assertThat(count(start)).isEqualTo(new ReplicaCounts(0, 0, 0, 0, 2, 0));
        in(room -> room.enrol("node-3"));
        in(room -> room.enrol("node-4"));
        in(room -> room.enrol("node-5"));
        report(false, "", replica(ONE, ReplicaState.ACTIVE), replica(TWO, ReplicaState.ACTIVE));
        report("node-2", coming(new Transfer(2_000, 400, 0, 0, 100)));
        report("node-3", coming(new Transfer(1_000, 400, 0, 0, 100)));
        report("node-4", replica(ONE, ReplicaState.ANNOUNCED));
        assertThat(count(start)).isEqualTo(new ReplicaCounts(1, 2, 1, 0, 1, 1));
        assertThat(count(Optional.empty())).isEqualTo(new ReplicaCounts(1, 2, 1, 0, 1, 0));
        report("node-4", failed());
        assertThat(count(start)).isEqualTo(new ReplicaCounts(1, 2, 0, 1, 1, 1));

        clock.advance(Duration.ofSeconds(10));
        assertThat(count(start).late()).isEqualTo(4);
    }

    @Test
    void reportBeforeTheFirstHeartbeat_isTaken() {
        report(true, "i", replica(ONE, ReplicaState.ACTIVE));

        assertThat(held()).containsExactly(ONE);
        assertThat(beat("i").report()).isFalse();
    }

    @Test
    void replicasOfANode_comeByPages() {
        report(false, "", replica(ONE, ReplicaState.ACTIVE), replica(TWO, ReplicaState.ACTIVE));

        Page<Replica> first = in(room -> room.reports().ofNode(NODE, "", 1));
        Page<Replica> last = in(room -> room.reports().ofNode(NODE, first.next(), 1));

        assertThat(List.of(first.items().get(0).digest(), last.items().get(0).digest()))
                .containsExactlyInAnyOrder(ONE, TWO)
                .isSorted();
        assertThat(last.next()).isNull();
    }

    @Test
    void replicasOfAMeeting_comeByPages() {
        for (String node : List.of("node-2", "node-1")) {
            in(room -> {
                room.report(node, false, "", replica(ONE, ReplicaState.ACTIVE), replica(TWO, ReplicaState.ACTIVE));
                return room;
            });
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        while (after != null) {
            String cursor = after;
            Page<Replica> page = in(room -> room.reports().ofMeeting(new MeetingId("board"), cursor, 3));
            page.items()
                    .forEach(item -> seen.add(item.node() + " " + item.digest().hex()));
            after = page.next();
        }

        assertThat(seen).hasSize(4).isSorted().doesNotHaveDuplicates();
        assertThat(in(room -> room.reports().ofMeeting(new MeetingId("nobody"), "", 3))
                        .items())
                .isEmpty();
    }

    private List<Removal.RemovalView> removals() {
        return in(room -> room.reports().removals(new MeetingId("board"), "", 10))
                .items();
    }

    private NodeView node() {
        return NodeView.of(
                in(room -> room.nodes().get(NODE)), clock.instant().minusSeconds(12), new NodeWords(Locale.ENGLISH));
    }

    private Heartbeat.Answer beat(String inventory) {
        return in(room -> room.beat("node-1", inventory, 0));
    }

    private void report(boolean full, String inventory, ReplicaReport.Item... items) {
        in(room -> {
            room.report("node-1", full, inventory, items);
            return room;
        });
    }

    private void report(String node, ReplicaReport.Item item) {
        in(room -> {
            room.report(node, false, "", item);
            return room;
        });
    }

    private static ReplicaReport.Item coming(Transfer transfer) {
        return new ReplicaReport.Item(
                new MeetingId("board"), 1, ONE, ReplicaState.FETCHING, 10, 100, "", Optional.of(transfer));
    }

    private static ReplicaReport.Item failed() {
        return new ReplicaReport.Item(
                new MeetingId("board"), 1, ONE, ReplicaState.ANNOUNCED, 10, 100, "broken cable", Optional.empty());
    }

    private ReplicaView view(Optional<Instant> startsAt) {
        Replica replica =
                in(room -> room.reports().ofNode(NODE, "", 10)).items().get(0);
        return ReplicaView.of(replica, startsAt, clock.instant());
    }

    private ReplicaCounts count(Optional<Instant> startsAt) {
        return in(room -> room.reports().count(ONE, startsAt));
    }

    private List<Digest> held() {
        return in(room -> room.reports().ofNode(NODE, "", 10)).items().stream()
                .map(Replica::digest)
                .toList();
    }

    private <T> T in(Function<FleetRoom, T> work) {
        return database.inTransaction(entities -> work.apply(new FleetRoom(entities, clock)));
    }
}
