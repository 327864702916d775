package org.lectern.bench.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class EgressTest {
    @Test
    void bytes_takeTheirTime() {
        Egress line = new Egress(1_000_000);
        long start = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            line.pass(20_000);
        }
        assertThat((System.nanoTime() - start) / 1e9).isBetween(0.2, 10.0);
    }

    @Test
    void lineWithoutALimit_holdsNothingBack() {
        Egress line = new Egress(Long.MAX_VALUE);
        long start = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            line.pass(64 << 10);
        }
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(10);
    }
}
