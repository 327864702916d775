package org.lectern.master.access.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.lectern.master.FakeClock;

final class ReplaysTest {
    private static final Instant NOW = FakeClock.START;
    private static final Instant UNTIL = NOW.plusSeconds(90);

    private final Replays replays = new Replays();

    @Test
    void assertion_isUsedOnce() {
        assertThat(replays.use("a", "1", UNTIL, NOW)).isEqualTo(Replays.Use.FIRST);
        assertThat(replays.use("a", "1", UNTIL, NOW)).isEqualTo(Replays.Use.AGAIN);
        assertThat(replays.use("a", "1", UNTIL, UNTIL)).isEqualTo(Replays.Use.AGAIN);
        assertThat(replays.use("a", "2", UNTIL, NOW)).isEqualTo(Replays.Use.FIRST);
    }

    @Test
    void idOfAnotherNode_isAnother() {
        replays.use("a", "1", UNTIL, NOW);

        assertThat(replays.use("b", "1", UNTIL, NOW)).isEqualTo(Replays.Use.FIRST);
    }

    @Test
    void nodeAtTheBound_isRefusedUntilSomethingIsTooOldToBeUsed() {
        for (int i = 0; i < Replays.MOST; i++) {
            assertThat(replays.use("a", "id-" + i, UNTIL, NOW)).isEqualTo(Replays.Use.FIRST);
        }

        assertThat(replays.use("a", "more", UNTIL, NOW)).isEqualTo(Replays.Use.TOO_MANY);
        assertThat(replays.use("b", "more", UNTIL, NOW)).isEqualTo(Replays.Use.FIRST);
        assertThat(replays.use("a", "id-7", UNTIL, NOW)).isEqualTo(Replays.Use.AGAIN);
        assertThat(replays.use("a", "more", UNTIL.plusSeconds(90), UNTIL.plusSeconds(1)))
                .isEqualTo(Replays.Use.FIRST);
    }
}
