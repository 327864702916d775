package org.lectern.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.delivery.transfer.FakeExchange;
import org.lectern.delivery.transfer.FakeOutput;

final class ParametersTest {
    @ParameterizedTest
    @CsvSource({
        "/m/documents;ticket=e30.x-_y.z/01/a.pdf, e30.x-_y.z",
        "/m/documents;disposition=inline;ticket=e30.x/a.pdf, e30.x",
        "/m/documents;ticket=e30%2Ex;disposition=inline/a.pdf, e30.x",
        "/m/download-package;ticket=a+b%20c, a+b c",
        "/m/documents;ticket=a=b/c, a=b",
        "/m/documents;ticket=a/b;ticket=c, a",
    })
    void parameterInThePath_isFound(String path, String value) {
        assertThat(Parameters.find(request(path), "ticket")).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/m/documents/a", "/m/documents%3Bticket=x/a", "/m/documents;tickets=x/ticket=y", "/;ticket"})
    void anythingElse_isNot(String path) {
        assertThat(Parameters.find(request(path), "ticket")).isEmpty();
    }

    @Test
    void parameterInTheQuery_goesFirst() {
        FakeExchange exchange = new FakeExchange("GET", "/a;ticket=path", FakeOutput.alwaysReady());
        assertThat(Parameters.find(exchange.withQuery("ticket", "query").request(), "ticket"))
                .contains("query");
    }

    @ParameterizedTest
    @ValueSource(strings = {"e30.x-_y.z", "a;b/c=d?e#f+g h%41", "会议"})
    void valueInAPath_canBeReadBack(String value) {
        String path = Parameters.toPath("ticket", value);
        assertThat(path).matches(";ticket=[A-Za-z0-9._%-]*");
        assertThat(Parameters.find(request("/documents" + path + "/a"), "ticket"))
                .contains(value);
    }

    private static HttpServletRequest request(String path) {
        return new FakeExchange("GET", path, FakeOutput.alwaysReady()).request();
    }
}
