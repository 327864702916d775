package org.lectern.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProcessStatusTest {
    @Test
    void memoryAndThreads_areReadFromTheirLines() {
        ProcessStatus status = new ProcessStatus("Name:\tjava\nVmPeak:\t  900 kB\nVmRSS:\t  512 kB\nThreads:\t79\n");

        assertThat(status.rss()).isEqualTo(512 * 1024);
        assertThat(status.threads()).isEqualTo(79);
    }

    @Test
    void endingProcess_holdsNothing() {
        assertThat(new ProcessStatus("Name:\tjava\nState:\tZ (zombie)\nThreads:\t1\n").rss())
                .isZero();
    }
}
