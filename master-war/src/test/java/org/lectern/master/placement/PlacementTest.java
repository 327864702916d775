package org.lectern.master.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lectern.content.Digest;
import org.lectern.master.FakeClock;
import org.lectern.master.fleet.Holders.Holder;
import org.lectern.protocol.NodeId;

final class PlacementTest {
    private static final Duration LIFETIME = Duration.ofHours(2);
    private static final Digest PACKAGE = Digest.of(new byte[] {1});
    private static final int PEOPLE = 2000;

    private final FakeClock clock = new FakeClock();

    @Test
    void packageThatNobodyHolds_hasNoPlace() {
        assertThat(placement(List.of()).ranked(PACKAGE, "p")).isEmpty();
    }

    @Property(tries = 50)
    void person_meetsTheSameNodes(@ForAll String subject, @ForAll @IntRange(min = 1, max = 9) int count) {
        List<Holder> holders = idle(count);
        List<Holder> reversed = new ArrayList<>(holders);
        java.util.Collections.reverse(reversed);

        assertThat(placement(holders).ranked(PACKAGE, subject))
                .isEqualTo(placement(reversed).ranked(PACKAGE, subject));
    }

    @Test
    void people_spreadOverAllNodes() {
        Map<NodeId, Integer> count = new HashMap<>();
        Placement placement = placement(idle(4));
        for (int person = 0; person < PEOPLE; person++) {
            count.merge(chosen(placement, person), 1, Integer::sum);
        }

        assertThat(count).hasSize(4);
        assertThat(count.values()).allSatisfy(people -> assertThat(people).isBetween(PEOPLE / 6, PEOPLE / 3));
    }

    @Test
    void nodeThatLeaves_movesOnlyItsOwnPeople() {
        Placement before = placement(idle(5));
        Placement after = placement(idle(5).subList(0, 4));
        NodeId gone = new NodeId("node-4");
        for (int person = 0; person < PEOPLE; person++) {
            NodeId was = chosen(before, person);
            assertThat(chosen(after, person)).isNotEqualTo(gone);
            if (!was.equals(gone)) {
                assertThat(chosen(after, person)).isEqualTo(was);
            }
        }
    }

    @Test
    void busyNode_passesItsPeopleOn() {
        List<Holder> holders = new ArrayList<>(idle(3));
        NodeId usual = chosen(placement(holders), 7);
        holders.replaceAll(holder -> holder.node().equals(usual) ? holder(usual.value(), 9) : holder);

        assertThat(chosen(placement(holders), 7)).isNotEqualTo(usual);
    }

    @Test
    void personsTwoNodes_areBusyAlikeThenTheUsualServes() {
        List<Holder> busy =
                idle(3).stream().map(holder -> holder(holder.node().value(), 9)).toList();

        assertThat(chosen(placement(busy), 7)).isEqualTo(chosen(placement(idle(3)), 7));
    }

    @Property(tries = 50)
    void ranking_namesEveryHolderOnce(@ForAll String subject, @ForAll @IntRange(min = 0, max = 9) int count) {
        assertThat(placement(idle(count)).ranked(PACKAGE, subject)).containsExactlyInAnyOrderElementsOf(idle(count));
    }

    @Test
    void nodeThatLeaves_leavesTheOrderOfTheOthers() {
        List<Holder> before = new ArrayList<>(placement(idle(6)).ranked(PACKAGE, "p"));
        Holder gone = before.remove(1);
        List<Holder> left =
                idle(6).stream().filter(holder -> !holder.equals(gone)).toList();

        assertThat(placement(left).ranked(PACKAGE, "p")).isEqualTo(before);
    }

    @Test
    void holders_areAskedForOnceASecond() {
        AtomicInteger asked = new AtomicInteger();
        Placement placement = new Placement(
                digest -> {
                    asked.incrementAndGet();
                    return idle(2);
                },
                LIFETIME,
                clock);
        placement.ranked(PACKAGE, "a");
        clock.advance(Duration.ofSeconds(1));
        placement.ranked(PACKAGE, "b");
        assertThat(asked).hasValue(1);
        placement.ranked(Digest.of(new byte[] {2}), "a");
        assertThat(asked).hasValue(2);

        clock.advance(Duration.ofMillis(1));
        placement.ranked(PACKAGE, "c");
        assertThat(asked).hasValue(3);
    }

    @Test
    void nodeWhoseClockIsFarAhead_isLeftOut_oneBehindIsNot() {
        List<Holder> holders = List.of(
                holder("right", Duration.ZERO),
                holder("nearly", LIFETIME.dividedBy(2).minusSeconds(1)),
                holder("ahead", LIFETIME.dividedBy(2)),
                holder("day-ahead", Duration.ofDays(1)),
                holder("day-behind", Duration.ofDays(-1)));

        assertThat(placement(holders).ranked(PACKAGE, "p"))
                .extracting(holder -> holder.node().value())
                .containsExactlyInAnyOrder("right", "nearly", "day-behind");
    }

    private static Holder holder(String id, Duration ahead) {
        return new Holder(new NodeId(id), List.of(URI.create("http://" + id + "/")), 0, ahead);
    }

    private NodeId chosen(Placement placement, int person) {
        return placement.ranked(PACKAGE, "participant:board:p" + person).get(0).node();
    }

    private Placement placement(List<Holder> holders) {
        return new Placement(digest -> holders, LIFETIME, clock);
    }

    private static List<Holder> idle(int count) {
        return IntStream.range(0, count).mapToObj(i -> holder("node-" + i, 0)).toList();
    }

    private static Holder holder(String id, int downloads) {
        return new Holder(new NodeId(id), List.of(URI.create("http://" + id + "/")), downloads, Duration.ZERO);
    }
}
