package org.lectern.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LatencyTest {
    @Test
    void percentiles_areNearestRanksInMilliseconds() {
        List<Long> taken = LongStream.rangeClosed(1, 200)
                .map(i -> (201 - i) * 1_000_000)
                .boxed()
                .toList();

        assertThat(Latency.of(taken)).isEqualTo(new Latency(200, 100, 198));
    }

    @Test
    void oneRequest_isEveryPercentile() {
        assertThat(Latency.of(List.of(5_000_000L))).isEqualTo(new Latency(1, 5, 5));
    }

    @Test
    void noRequests_reachNoGoal() {
        assertThat(Latency.of(List.of()).p99()).isInfinite();
    }
}
