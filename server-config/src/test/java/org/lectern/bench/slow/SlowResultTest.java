package org.lectern.bench.slow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SlowResultTest {
    @Test
    void printedLine_isReadBack() {
        SlowResult result = new SlowResult(3, 0.875);

        assertThat(SlowResult.isIn(result.toString())).isTrue();
        assertThat(SlowResult.parse(result.toString())).isEqualTo(result);
        assertThat(SlowResult.isIn("open")).isFalse();
    }
}
