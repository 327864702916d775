package org.lectern.delivery.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The representation has the tag {@code "a"} and was modified on 5 November 2026 at 10 o'clock. */
final class PreconditionsTest {
    private static final Instant MODIFIED = Instant.parse("2026-11-05T10:00:00Z");
    private static final Map<String, String> DATES = Map.of(
            "BEFORE", "Thu, 05 Nov 2026 09:59:59 GMT",
            "SAME", "Thu, 05 Nov 2026 10:00:00 GMT",
            "SAME_OLD_FORM", "Thursday, 05-Nov-26 10:00:00 GMT",
            "AFTER", "Thu, 05 Nov 2026 10:00:01 GMT",
            "TWO", "Thu, 05 Nov 2026 10:00:00 GMT, Thu, 05 Nov 2026 10:00:00 GMT",
            "NO_DATE", "yesterday");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = ';',
            value = {
                "*; PROCEED",
                "\"a\"; PROCEED",
                "\"b\", \"a\"; PROCEED",
                "\"b\"; FAILED",
                "W/\"a\"; FAILED",
                "a; FAILED",
                "||; FAILED",
            })
    void section13_1_1_ifMatch_comparesStrongly(String value, Preconditions.Verdict verdict) {
        assertThat(with("If-Match", value).evaluate()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = ';',
            value = {
                "*; NOT_MODIFIED",
                "\"a\"; NOT_MODIFIED",
                "W/\"a\"; NOT_MODIFIED",
                "\"b\", W/\"a\"; NOT_MODIFIED",
                ",, \"x,y\",\"a\",; NOT_MODIFIED",
                "\"x,\"a\"; PROCEED",
                "\"a\" \"b\"; PROCEED",
                "W/*; PROCEED",
                "\"*\"; PROCEED",
                "*, \"b\"; PROCEED",
                "\"b\"; PROCEED",
                "a; PROCEED",
                "||; PROCEED",
            })
    void section13_1_2_ifNoneMatch_comparesWeakly(String value, Preconditions.Verdict verdict) {
        assertThat(with("If-None-Match", value).evaluate()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "BEFORE, PROCEED",
        "SAME, NOT_MODIFIED",
        "SAME_OLD_FORM, NOT_MODIFIED",
        "AFTER, NOT_MODIFIED",
        "TWO, PROCEED",
        "NO_DATE, PROCEED",
    })
    void section13_1_3_ifModifiedSince(String date, Preconditions.Verdict verdict) {
        assertThat(with("If-Modified-Since", date).evaluate()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "BEFORE, FAILED",
        "SAME, PROCEED",
        "SAME_OLD_FORM, PROCEED",
        "AFTER, PROCEED",
        "TWO, PROCEED",
        "NO_DATE, PROCEED",
    })
    void section13_1_4_ifUnmodifiedSince(String date, Preconditions.Verdict verdict) {
        assertThat(with("If-Unmodified-Since", date).evaluate()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = ';',
            value = {
                "\"a\"; true",
                "\"b\"; false",
                "W/\"a\"; false",
                "\"a\", \"a\"; false",
                "SAME; true",
                "SAME_OLD_FORM; true",
                "BEFORE; false",
                "AFTER; false",
                "TWO; false",
                "NO_DATE; false",
                "*; false",
            })
    void section13_1_5_ifRange_isAStrongTagOrTheExactDate(String value, boolean applies) {
        assertThat(with("If-Range", value).rangeApplies()).isEqualTo(applies);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = ';',
            value = {
                // A tag decides, the date beside it does not count.
                "If-Match; \"a\"; If-Unmodified-Since; BEFORE; PROCEED",
                "If-Match; \"b\"; If-Unmodified-Since; AFTER; FAILED",
                "If-None-Match; \"b\"; If-Modified-Since; AFTER; PROCEED",
                "If-None-Match; \"a\"; If-Modified-Since; BEFORE; NOT_MODIFIED",
                // What must be unchanged comes before what must be changed.
                "If-Match; \"b\"; If-None-Match; \"a\"; FAILED",
                "If-Match; \"a\"; If-None-Match; \"a\"; NOT_MODIFIED",
                "If-Unmodified-Since; BEFORE; If-None-Match; \"a\"; FAILED",
                "If-Unmodified-Since; AFTER; If-Modified-Since; AFTER; NOT_MODIFIED",
                // If-Range has no say in this.
                "If-Range; \"b\"; If-None-Match; \"a\"; NOT_MODIFIED",
            })
    void section13_2_2_order(
            String name, String value, String second, String secondValue, Preconditions.Verdict verdict) {
        assertThat(with(name, value, second, secondValue).evaluate()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"If-Match-Not", "Range"})
    void noCondition_proceeds(String other) {
        assertThat(with(other, "x").evaluate()).isEqualTo(Preconditions.Verdict.PROCEED);
        assertThat(with(other, "x").rangeApplies()).isTrue();
    }

    private static Preconditions with(String... headers) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            byName.put(headers[i], DATES.getOrDefault(headers[i + 1], headers[i + 1]));
        }
        return new Preconditions(name -> Optional.ofNullable(byName.get(name)), new EntityTag(false, "a"), MODIFIED);
    }
}
