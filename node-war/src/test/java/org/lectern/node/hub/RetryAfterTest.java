package org.lectern.node.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {
    private static final String NOW = "Fri, 27 Nov 2026 01:00:00 GMT";

    @Test
    void of_seconds_areThose() {
        assertThat(RetryAfter.of(headers(" 120 "))).contains(Duration.ofMinutes(2));
    }

    @Test
    void of_date_countsFromTheAnswersOwn() {
        assertThat(RetryAfter.of(headers("Fri, 27 Nov 2026 01:00:30 GMT"))).contains(Duration.ofSeconds(30));
    }

    @Test
    void of_dateThatIsPast_isNothing() {
        assertThat(RetryAfter.of(headers("Fri, 27 Nov 2026 00:59:00 GMT"))).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "soon", "1.5", "99999999999999999999", "Fri, 99 Nov 2026 01:00:00 GMT"})
    void of_neitherOfThem_isEmpty(String value) {
        assertThat(RetryAfter.of(headers(value))).isEmpty();
    }

    @Test
    void of_dateInAnAnswerWithoutOne_isEmpty() {
        assertThat(RetryAfter.of(HttpHeaders.of(Map.of("Retry-After", List.of(NOW)), (name, value) -> true)))
                .isEmpty();
    }

    private static HttpHeaders headers(String value) {
        return HttpHeaders.of(Map.of("Retry-After", List.of(value), "Date", List.of(NOW)), (name, header) -> true);
    }
}
