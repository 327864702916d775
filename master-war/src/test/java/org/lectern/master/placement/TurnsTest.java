package org.lectern.master.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lectern.content.Digest;
import org.lectern.master.FakeClock;
import org.lectern.protocol.NodeId;

final class TurnsTest {
    private static final Digest PACKAGE = Digest.of(new byte[] {1});
    private static final int PARTS = 20;

    private final FakeClock clock = new FakeClock();
    private final Turns turns = new Turns(clock);
    private int asked;

    @Test
    void crowd_takesEachPartOnce() {
        Set<Integer> given = new HashSet<>();
        for (int turn = 0; turn < PARTS; turn++) {
            Optional<Integer> part = ask("node-" + turn, all(), none());
            assertThat(given.add(part.orElseThrow())).isTrue();
            assertThat(ask("node-" + turn, none(), none())).isEmpty();
        }

        assertThat(given).hasSize(PARTS);
        for (int node = 0; node < 1000; node++) {
            assertThat(next(all(), none())).isEmpty();
        }
    }

    @Test
    void partThatNobodyWasHeardOf_isGivenOutAgain() {
        giveAllOut();
        clock.advance(Duration.ofSeconds(10));

        assertThat(next(parts(7), none())).contains(7);
        assertThat(next(parts(7), none())).isEmpty();
    }

    @Test
    void partThatIsBeingTaken_staysWithItsTaker() {
        giveAllOut();
        for (int second = 0; second < 60; second++) {
            clock.advance(Duration.ofSeconds(1));
            assertThat(ask("taker", none(), parts(7))).isEmpty();
            assertThat(next(parts(7), none())).isEmpty();
        }
    }

    @Test
    void partThatBrokeOff_goesToItsTakerAgainAtOnce() {
        assertThat(ask("taker", parts(7), none())).contains(7);
        assertThat(next(parts(7), none())).isEmpty();

        assertThat(ask("taker", parts(7), none())).contains(7);
        assertThat(next(parts(7), none())).isEmpty();
    }

    @Test
    void onlySomeParts_areUnderWayAtOnce() {
        for (int taker = 0; taker < 16; taker++) {
            assertThat(ask("taker-" + taker, all(), none())).isPresent();
        }
        assertThat(next(all(), none())).isEmpty();

        assertThat(ask("taker-0", parts(19), none())).contains(19);
        assertThat(next(all(), none())).isEmpty();
        clock.advance(Duration.ofSeconds(10));
        assertThat(next(all(), none())).isPresent();
    }

    @Test
    void whoTakesAPart_comesAgainSoonHoweverManyAsk() {
        for (int node = 0; node < 1000; node++) {
            next(none(), none());
        }
        clock.advance(Duration.ofMillis(1001));

        assertThat(turns.next(PACKAGE, PARTS, new NodeId("taker"), parts(3), none())
                        .refreshSeconds())
                .isEqualTo(1);
        assertThat(turns.next(PACKAGE, PARTS, new NodeId("taker"), none(), parts(3))
                        .refreshSeconds())
                .isEqualTo(1);
        assertThat(turns.next(PACKAGE, PARTS, new NodeId("other"), none(), none())
                        .refreshSeconds())
                .isEqualTo(30);
    }

    @Test
    void partThatSomebodyHas_isNotGivenOut() {
        assertThat(next(parts(3, 5), none())).contains(3);
        assertThat(next(none(), none())).isEmpty();
    }

    @Test
    void partThatWasNeverGivenOut_goesBeforeOneThatWas() {
        next(parts(2), none());
        clock.advance(Duration.ofMinutes(1));

        assertThat(next(parts(2, 9), none())).contains(9);
        assertThat(next(parts(2, 9), none())).contains(2);
    }

    @Test
    void packages_haveTurnsOfTheirOwn() {
        giveAllOut();

        assertThat(turns.next(Digest.of(new byte[] {2}), PARTS, new NodeId("first"), all(), none())
                        .turn())
                .contains(0);
    }

    @Test
    void theMoreAsk_theLaterTheyComeAgain() {
        assertThat(refresh(all())).isEqualTo(1);
        for (int node = 0; node < 200; node++) {
            next(none(), none());
        }
        clock.advance(Duration.ofMillis(1001));
        assertThat(refresh(none())).isBetween(10, 12);
        for (int node = 0; node < 100_000; node++) {
            next(none(), none());
        }
        clock.advance(Duration.ofMillis(1001));
        assertThat(refresh(none())).isEqualTo(30);
    }

    private void giveAllOut() {
        for (int part = 0; part < PARTS; part++) {
            assertThat(ask("first", all(), none())).isPresent();
            assertThat(ask("first", none(), none())).isEmpty();
        }
    }

    private int refresh(BitSet lacking) {
        asked++;
        return turns.next(PACKAGE, PARTS, new NodeId("node-" + asked), lacking, none())
                .refreshSeconds();
    }

    private Optional<Integer> next(BitSet lacking, BitSet taking) {
        asked++;
        return ask("new-" + asked, lacking, taking);
    }

    private Optional<Integer> ask(String node, BitSet lacking, BitSet taking) {
        return turns.next(PACKAGE, PARTS, new NodeId(node), lacking, taking).turn();
    }

    private static BitSet all() {
        BitSet all = new BitSet();
        all.set(0, PARTS);
        return all;
    }

    private static BitSet none() {
        return new BitSet();
    }

    private static BitSet parts(int... numbers) {
        BitSet parts = new BitSet();
        for (int number : numbers) {
            parts.set(number);
        }
        return parts;
    }
}
