package org.lectern.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ComparisonTest {
    @Test
    void ratio_isTheNodesByNginxs() {
        Comparison comparison = Rounds.comparison("whole", Rounds.of(1, 0.25), Rounds.of(2, 0.5));

        assertThat(comparison.ratio(Measure.THROUGHPUT)).isEqualTo(0.5);
        assertThat(comparison.ratio(Measure.CPU)).isEqualTo(0.5);
    }

    @Test
    void goals_areLowerBoundsOfSpeedAndUpperBoundsOfCost() {
        assertThat(Rounds.comparison("whole", Rounds.of(9, 0.5), Rounds.of(10, 0.25))
                        .verdicts())
                .containsExactly(
                        new Verdict("whole, throughput to nginx's", "0.90", "≥ 0.90", true),
                        new Verdict("whole, CPU to nginx's", "2.00", "≤ 1.15", false));
    }

    @Test
    void nothingToCompareWith_isMissed() {
        assertThat(Rounds.comparison("whole", Rounds.of(0, 0), Rounds.of(0, 0)).verdicts())
                .noneMatch(Verdict::reached);
    }
}
