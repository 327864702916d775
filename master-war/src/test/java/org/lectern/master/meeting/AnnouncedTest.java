package org.lectern.master.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.problem.Refusal;

final class AnnouncedTest {
    @Test
    void headers_areAnnounced() {
        Announced announced = Announced.of(headers(Map.of("Content-Length", "12", "Content-Type", "text/plain")));

        assertThat(announced.size()).isEqualTo(12);
        assertThat(announced.digest()).isEmpty();
        assertThat(announced.charset()).isEmpty();
        assertThat(Announced.of(headers(Map.of()))).isEqualTo(Announced.NOTHING);
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain;charset=GB18030, gb18030",
        "text/html; Charset=\"utf-8\"; x=y, utf-8",
        "text/csv ; charset = big5, big5"
    })
    void charsetThatIsKnown_isRead(String type, String charset) {
        assertThat(Announced.of(headers(Map.of("Content-Type", type))).charset())
                .contains(charset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain;charset=", "text/plain;charset=none-such", "charset=utf-8", "a;charset=-", ";"})
    void anyOther_isNot(String type) {
        assertThat(Announced.of(headers(Map.of("Content-Type", type))).charset())
                .isEmpty();
    }

    @Test
    void lengthThatIsNone_isRefusedByName() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Announced.of(headers(Map.of("Content-Length", "-1"))))
                .satisfies(refusal -> assertThat(refusal.field()).contains("Content-Length"));
    }

    private static HttpHeaders headers(Map<String, String> headers) {
        return (HttpHeaders) Proxy.newProxyInstance(
                HttpHeaders.class.getClassLoader(),
                new Class<?>[] {HttpHeaders.class},
                (proxy, called, arguments) -> headers.get(arguments[0]));
    }
}
