package org.lectern.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class MediansTest {
    @Test
    void oddCount_isTheMiddleWhateverTheOrder() {
        assertThat(Medians.median(DoubleStream.of(9, 1, 2))).isEqualTo(2);
    }

    @Test
    void evenCount_isTheMeanOfTheMiddleTwo() {
        assertThat(Medians.median(DoubleStream.of(4, 1, 100, 2))).isEqualTo(3);
    }

    @Test
    void measures_areReadFromEachRound() {
        Medians medians = new Medians(List.of(Rounds.of(1, 0.5), Rounds.of(3, 0.3), Rounds.of(2, 9)));

        assertThat(medians.of(Measure.THROUGHPUT)).isEqualTo(2);
        assertThat(medians.of(Measure.REQUESTS)).isEqualTo(200);
        assertThat(medians.of(Measure.CPU)).isEqualTo(0.5);
        assertThat(medians.of(Measure.MACHINE)).isEqualTo(1);
        assertThat(medians.of(Measure.RSS)).isEqualTo(400);
        assertThat(medians.errors()).isEqualTo(3);
    }

    @Test
    void noRounds_areRefused() {
        assertThatThrownBy(() -> new Medians(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
