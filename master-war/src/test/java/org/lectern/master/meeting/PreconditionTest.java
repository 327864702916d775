package org.lectern.master.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;

final class PreconditionTest {
    /** The columns: If-Match, If-None-Match, the revision there is (none if 0), whether the request goes on. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            nullValues = "-",
            value = {
                "-, -, 3, true",
                "-, -, 0, true",
                "'\"3\"', -, 3, true",
                "'\"2\"', -, 3, false",
                "'\"1\", \"3\"', -, 3, true",
                "*, -, 3, true",
                "*, -, 0, false",
                "'\"3\"', -, 0, false",
                "'W/\"3\"', -, 3, false",
                "3, -, 3, false",
                "'', -, 3, false",
                "-, *, 0, true",
                "-, *, 3, false",
                "-, '\"3\"', 3, false",
                "-, '\"2\"', 3, true",
            })
    void headers_decide(String ifMatch, String ifNoneMatch, long revision, boolean goesOn) {
        Precondition precondition = new Precondition(ifMatch, ifNoneMatch);
        Optional<Long> there = revision == 0 ? Optional.empty() : Optional.of(revision);

        if (goesOn) {
            assertThatCode(() -> precondition.check(there)).doesNotThrowAnyException();
        } else {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> precondition.check(there))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.PRECONDITION_FAILED));
        }
    }

    @Test
    void none_neverRefuses() {
        assertThatCode(() -> Precondition.NONE.check(Optional.of(1L))).doesNotThrowAnyException();
    }

    @Property
    void tagOfARevision_matchesItAlone(@ForAll long revision, @ForAll long other) {
        Precondition precondition = new Precondition(Precondition.tag(revision), null);

        assertThatCode(() -> precondition.check(Optional.of(revision))).doesNotThrowAnyException();
        if (other != revision) {
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> precondition.check(Optional.of(other)));
        }
    }
}
