package org.lectern.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SyncLimitsTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-26T23:59:59Z, false", // 07:59:59 of Friday in Shanghai
        "2026-11-27T00:00:00Z, true",
        "2026-11-27T09:59:59Z, true",
        "2026-11-27T10:00:00Z, false"
    })
    void hours_holdFromAndUntil(Instant now, boolean holds) {
        assertThat(holds(limits("Asia/Shanghai", limit("08:00", "18:00")), now)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T21:59:59Z, false", // Friday
        "2026-11-27T22:00:00Z, true",
        "2026-11-28T00:00:00Z, true", // Saturday, in the night that began on Friday
        "2026-11-28T05:59:59Z, true",
        "2026-11-28T06:00:00Z, false",
        "2026-11-28T23:00:00Z, false",
        "2026-11-27T01:00:00Z, false" // the night that began on Thursday
    })
    void hoursOverMidnight_belongToTheDayOnWhichTheyBegin(Instant now, boolean holds) {
        assertThat(holds(limits("UTC", limit("22:00", "06:00", "fri")), now)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T00:30:00Z, false", // 01:30 in Berlin, before the hour that is left out
        "2026-03-29T01:00:00Z, true", // 03:00
        "2026-03-29T01:59:59Z, true",
        "2026-03-29T02:00:00Z, false", // 04:00
        "2026-10-25T00:00:00Z, true", // 02:00, for the first time
        "2026-10-25T01:00:00Z, true", // 02:00 once more
        "2026-10-25T02:59:59Z, true",
        "2026-10-25T03:00:00Z, false"
    })
    void hoursWhenClocksAreChanged_areThoseOfTheClock(Instant now, boolean holds) {
        assertThat(holds(limits("Europe/Berlin", limit("02:00", "04:00")), now)).isEqualTo(holds);
    }

    @Test
    void wholeDay_holdsAtEverySecond() {
        SyncLimits limits = limits("UTC", limit("00:00", "24:00"));
        assertThat(holds(limits, Instant.parse("2026-11-27T00:00:00Z"))).isTrue();
        assertThat(holds(limits, Instant.parse("2026-11-27T23:59:59.999Z"))).isTrue();
    }

    @Test
    void ofSeveral_theLowestCounts() {
        SyncLimits limits = limits(
                "UTC",
                new SyncLimit(Optional.empty(), "00:00", "24:00", 5000),
                new SyncLimit(Optional.empty(), "08:00", "18:00", 2000));
        assertThat(limits.at(Instant.parse("2026-11-27T09:00:00Z"))).isEqualTo(OptionalLong.of(2000));
        assertThat(limits.at(Instant.parse("2026-11-27T19:00:00Z"))).isEqualTo(OptionalLong.of(5000));
    }

    @ParameterizedTest
    @CsvSource({
        "8:00, 18:00, 2000, from is a time",
        "24:00, 18:00, 2000, from is a time",
        "08:00, 25:00, 2000, to is a time",
        "08:00, 08:00, 2000, from and to differ",
        "08:00, 18:00, 0, bytes_per_second is at least 1024"
    })
    void whatCannotHold_isRefusedWithItsName(String from, String to, long rate, String reason) {
        SyncLimit limit = new SyncLimit(Optional.empty(), from, to, rate);
        assertRefused(() -> limits("UTC", limit), reason);
    }

    @Test
    void otherFaults_areRefusedToo() {
        assertRefused(() -> limits("Mars/Olympus", limit("08:00", "18:00")), "time_zone is an IANA name");
        assertRefused(() -> limits("UTC", limit("08:00", "18:00", "someday")), "days are some of mon");
        assertRefused(() -> limits("UTC"), "there are 1 to 50 limits");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable making, String reason) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(making)
                .withMessageContaining(reason);
    }

    private static boolean holds(SyncLimits limits, Instant now) {
        return limits.at(now).isPresent();
    }

    private static SyncLimits limits(String zone, SyncLimit... limits) {
        return new SyncLimits(zone, false, Arrays.asList(limits));
    }

    private static SyncLimit limit(String from, String to, String... days) {
        return new SyncLimit(days.length == 0 ? Optional.empty() : Optional.of(List.of(days)), from, to, 2000);
    }
}
