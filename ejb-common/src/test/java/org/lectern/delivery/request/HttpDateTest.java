package org.lectern.delivery.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.InstantRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpDateTest {
    private static final Instant EXAMPLE = Instant.parse("1994-11-06T08:49:37Z");

    @ParameterizedTest
    @ValueSource(
            strings = {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"})
    void section5_6_7_allThreeForms_areRead(String text) {
        assertThat(HttpDate.parse(text)).contains(EXAMPLE);
    }

    @ParameterizedTest
    @CsvSource({
        "06-Nov-26 08:49:37, 2026-11-06T08:49:37Z",
        "05-Nov-76 12:00:00, 2076-11-05T12:00:00Z",
        "05-Nov-76 12:00:01, 1976-11-05T12:00:01Z",
        "06-Nov-77 08:49:37, 1977-11-06T08:49:37Z",
        "06-Nov-00 08:49:37, 2000-11-06T08:49:37Z",
        "29-Feb-00 08:49:37, 2000-02-29T08:49:37Z",
        "06-Nov-99 08:49:37, 1999-11-06T08:49:37Z",
    })
    void section5_6_7_twoDigitYear_isNotMoreThan50YearsAhead(String date, Instant moment) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-05T12:00:00Z"), ZoneOffset.UTC);
        assertThat(HttpDate.parse("Sunday, " + date + " GMT", clock)).contains(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sun, 6 Nov 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37",
                "Sun, 06 Nov 1994 08:49:37 +0000",
                "sun, 06 nov 1994 08:49:37 gmt",
                "Sun, 31 Feb 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 24:00:00 GMT",
                "Sun, 06 Nov 1994 08:49:61 GMT",
                "Sun, 06-Nov-94 08:49:37 GMT",
                "Sunday, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-1994 08:49:37 GMT",
                "Sun Nov 6 08:49:37 1994",
                "Sun Nov  6 08:49:37 1994 GMT",
                "Sun, 00 Nov 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT",
                "1994-11-06T08:49:37Z"
            })
    void section5_6_7_anyOther_isNotRead(String text) {
        assertThat(HttpDate.parse(text)).isEmpty();
    }

    @Test
    void leapSecond_isTheNextSecond() {
        assertThat(HttpDate.parse("Sat, 31 Dec 2016 23:59:60 GMT")).contains(Instant.parse("2017-01-01T00:00:00Z"));
    }

    @Test
    void format_hasTwoDigitsForTheDay() {
        assertThat(HttpDate.format(EXAMPLE)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    }

    @Property
    void whatIsWritten_isReadAgain(
            @ForAll @InstantRange(min = "0001-01-01T00:00:00Z", max = "9999-12-31T23:59:59Z") Instant instant) {
        assertThat(HttpDate.parse(HttpDate.format(instant))).contains(instant.truncatedTo(ChronoUnit.SECONDS));
    }
}
