package org.lectern.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NumberRangesTest {
    @Property
    void text_isReadAgain(@ForAll Set<@IntRange(max = 99) Integer> numbers) {
        BitSet set = new BitSet();
        numbers.forEach(set::set);
        assertThat(NumberRanges.parse(NumberRanges.text(set), 100)).isEqualTo(set);
    }

    @Test
    void neighbours_areWrittenAsARange() {
        assertThat(NumberRanges.text(NumberRanges.parse("0,1,2,5-6,8", 9))).isEqualTo("0-2,5-6,8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "4-3", "10", "0-10", "a", "1,,2", ",", "1-2-3", "99999999999"})
    void whatNamesNoNumbers_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> NumberRanges.parse(text, 10));
    }
}
