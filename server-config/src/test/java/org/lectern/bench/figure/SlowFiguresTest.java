package org.lectern.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.lectern.bench.figure.SlowFigures.Footprint;

final class SlowFiguresTest {
    private static final Footprint BEFORE = new Footprint(400_000_000, 80, 300);
    private static final Footprint PEAK = new Footprint(500_000_000, 90, 4_300);

    @Test
    void thousands_areJudgedByGrowthAndByTheOtherClient() {
        assertThat(figures(2_000, 0, new Latency(9, 1, 49.9)).verdicts()).allMatch(Verdict::reached);
        assertThat(figures(2_000, 1, new Latency(9, 1, 50.1)).verdicts())
                .extracting(Verdict::reached)
                .containsExactly(false, true, false);
    }

    @Test
    void tenThousand_areJudgedByAllOfTheMemory() {
        assertThat(figures(10_000, 0, new Latency(9, 1, 200)).verdicts())
                .extracting(Verdict::what, Verdict::value, Verdict::reached)
                .containsExactly(
                        tuple("10000 slow clients, failed", "0", true),
                        tuple("10000 slow clients, RSS", "500 MB", true));
    }

    @Test
    void most_isTheLargerOfEach() {
        assertThat(new Footprint(1, 5, 3).most(new Footprint(2, 4, 3))).isEqualTo(new Footprint(2, 5, 3));
    }

    private static SlowFigures figures(int clients, int failed, Latency latency) {
        return new SlowFigures(clients, failed, 0.98, latency, BEFORE, PEAK, BEFORE);
    }
}
