package org.lectern.launcher.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class SpellingTest {
    @Test
    void nearWord_isFound_andFarOneIsNot() {
        assertThat(Spelling.nearest("statsu", List.of("start", "status"))).contains("status");
        assertThat(Spelling.nearest("zebra", List.of("start", "status"))).isEmpty();
    }

    @Property
    void distance_isSymmetric_andZeroOnlyForTheSame(
            @ForAll @AlphaChars @StringLength(max = 8) String a, @ForAll @AlphaChars @StringLength(max = 8) String b) {
        assertThat(Spelling.distance(a, b)).isEqualTo(Spelling.distance(b, a));
        assertThat(Spelling.distance(a, b) == 0).isEqualTo(a.equals(b));
    }
}
