package org.lectern.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WrkOutputTest {
    @Test
    void lineOfFigures_isFoundAmongTheRest() {
        String printed = """
                Running 2s test @ http://127.0.0.1:8080/
                  1 threads and 8 connections
                Requests/sec:      4.49
                figures: 2001500 9 3000000000 2
                """;

        assertThat(WrkOutput.parse(printed))
                .isEqualTo(new WrkOutput(Duration.ofNanos(2_001_500_000), 9, 3_000_000_000L, 2));
    }

    @Test
    void noFigures_showWhatWrkSaidInstead() {
        assertThatThrownBy(() -> WrkOutput.parse("unable to connect to 127.0.0.1:1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unable to connect");
    }

    @Test
    void scripts_printTheMark() {
        assertThat(WrkScript.whole()).contains("\"" + WrkScript.MARK + " %.0f");
        assertThat(WrkScript.ranges(100_000, 65_536))
                .contains("math.random(0, 34464)", "from + 65535", WrkScript.whole());
    }
}
