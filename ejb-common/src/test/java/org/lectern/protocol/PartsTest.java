package org.lectern.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PartsTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "2097152, 1", "2097153, 2", "209715200, 100", "1099511627776, 256"})
    void package_isDividedInPartsOf2MiBAndAtMost256(long size, int count) {
        assertThat(Parts.of(size).count()).isEqualTo(count);
    }

    @Property
    void everyByte_liesInAPartAndPartsFollowEachOther(
            @ForAll @LongRange(min = 2, max = 1L << 45) long size, @ForAll @LongRange(max = 1L << 45) long place) {
        Parts parts = Parts.of(size);
        long offset = place % (size - 1);
        assertThat(parts.at(offset + 1) - parts.at(offset)).isBetween(0, 1);
        assertThat(parts.at(0)).isZero();
        assertThat(parts.at(size - 1)).isEqualTo(parts.count() - 1);
    }

    @Test
    void packageWithoutBytesOrParts_isNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Parts(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Parts(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Parts(1, Parts.MOST + 1));
    }
}
