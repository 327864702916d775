package org.lectern.delivery.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class ByteRangeTest {
    @Test
    void length_countsBothEnds() {
        assertThat(new ByteRange(10, 19).length()).isEqualTo(10);
        assertThat(new ByteRange(0, 0).length()).isEqualTo(1);
    }

    @Test
    void contentRange_isWrittenAsInSection14_4() {
        assertThat(new ByteRange(42, 1233).contentRange(1234)).isEqualTo("bytes 42-1233/1234");
    }

    @Test
    void negativeOrTurnedRound_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ByteRange(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ByteRange(5, 4));
    }
}
