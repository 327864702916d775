package org.lectern.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ProcessesTest {
    private final Processes own = new Processes(List.of(ProcessHandle.current().pid()));

    @Test
    void ownProcess_holdsMemoryThreadsAndDescriptors() {
        assertThat(own.footprint().rss()).isGreaterThan(1 << 20);
        assertThat(own.footprint().threads()).isGreaterThan(1);
        assertThat(own.footprint().descriptors()).isGreaterThan(3);
    }

    @Test
    void twoTogether_costTheSum() {
        double twice = own.and(own).cpuSeconds();

        assertThat(twice).isBetween(1.5 * own.cpuSeconds(), 2 * own.cpuSeconds());
    }
}
