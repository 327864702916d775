package org.lectern.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ProcessStatTest {
    @Test
    void cpuSeconds_areUserAndSystemTime() {
        String line =
                "42 (nginx) S 1 42 42 0 -1 4194368 10 0 0 0 250 125 7 9 20 0 1 0 100 1000 10 18446744073709551615";

        assertThat(ProcessStat.cpuSeconds(line)).isEqualTo(3.75);
    }

    @Test
    void nameWithSpacesAndParentheses_doesNotShiftTheFields() {
        assertThat(ProcessStat.cpuSeconds("42 (a) b (c)) R 1 42 42 0 -1 0 10 0 0 0 100 0 0 0 20"))
                .isEqualTo(1);
    }

    @Test
    void ownProcess_canBeRead() throws IOException {
        assertThat(ProcessStat.cpuSeconds(Files.readString(Path.of("/proc/self/stat"))))
                .isPositive();
    }
}
