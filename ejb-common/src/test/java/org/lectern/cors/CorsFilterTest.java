package org.lectern.cors;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.problem.FakeExchange;

final class CorsFilterTest {
    private static final String PORTAL = "https://portal.example";

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "OPTIONS"})
    void requestOfAListedOrigin_maySeeTheAnswer(String method) throws Exception {
        FakeExchange exchange = send(new FakeExchange(method).with("Origin", PORTAL));

        assertThat(exchange.isPassedOn()).isTrue();
        assertThat(exchange.headers())
                .containsOnlyKeys("Vary", "Access-Control-Allow-Origin", "Access-Control-Expose-Headers")
                .containsEntry("Vary", "Origin")
                .containsEntry("Access-Control-Allow-Origin", PORTAL);
        assertThat(exchange.headers().get("Access-Control-Expose-Headers").split(", "))
                .containsExactlyInAnyOrder(
                        "Accept-Ranges",
                        "Content-Range",
                        "Content-Length",
                        "Content-Disposition",
                        "Content-Encoding",
                        "ETag",
                        "Last-Modified",
                        "Link",
                        "Repr-Digest",
                        "Retry-After",
                        "Location");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://portal.example",
                "https://portal.example:8443",
                "https://portal.example.evil.example",
                "https://PORTAL.example",
                "null",
                "*",
                ""
            })
    void requestOfAnotherOrigin_isAnsweredAsEver(String origin) throws Exception {
        FakeExchange exchange = send(new FakeExchange("GET").with("Origin", origin));

        assertThat(exchange.isPassedOn()).isTrue();
        assertThat(exchange.headers()).containsOnlyKeys("Vary");
    }

    @Test
    void requestWithoutOrigin_isAnsweredAsEver() throws Exception {
        FakeExchange exchange = send(new FakeExchange("GET"));

        assertThat(exchange.isPassedOn()).isTrue();
        assertThat(exchange.headers()).containsOnlyKeys("Vary").containsEntry("Vary", "Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE"})
    void preflightOfAListedOrigin_grantsReadingAlone(String wanted) throws Exception {
        FakeExchange exchange = send(preflight(PORTAL, wanted));

        assertThat(exchange.isPassedOn()).isFalse();
        assertThat(exchange.status()).isEqualTo(204);
        assertThat(exchange.body()).isEmpty();
        assertThat(exchange.headers())
                .containsEntry("Vary", "Origin")
                .containsEntry("Access-Control-Allow-Origin", PORTAL)
                .containsEntry("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
                .containsEntry("Access-Control-Max-Age", "86400")
                .doesNotContainKeys("Access-Control-Allow-Credentials", "Access-Control-Expose-Headers");
        assertThat(exchange.headers().get("Access-Control-Allow-Headers").split(", "))
                .containsExactlyInAnyOrder(
                        "Range",
                        "If-Range",
                        "If-None-Match",
                        "If-Match",
                        "If-Modified-Since",
                        "If-Unmodified-Since",
                        "Authorization",
                        "Accept",
                        "Accept-Language");
    }

    @Test
    void preflightOfAnotherOrigin_isRefused() throws Exception {
        FakeExchange exchange = send(preflight("https://evil.example", "GET"));

        assertThat(exchange.isPassedOn()).isFalse();
        assertThat(exchange.status()).isEqualTo(403);
        assertThat(exchange.body()).contains("\"code\":\"forbidden\"");
        assertThat(exchange.headers())
                .containsEntry("Vary", "Origin")
                .allSatisfy((name, value) -> assertThat(name).doesNotStartWith("Access-Control"));
    }

    @Test
    void optionsWithoutOriginOrMethod_isNoPreflight() throws Exception {
        assertThat(send(new FakeExchange("OPTIONS").with("Access-Control-Request-Method", "GET"))
                        .isPassedOn())
                .isTrue();
        assertThat(send(new FakeExchange("OPTIONS").with("Origin", "https://evil.example"))
                        .isPassedOn())
                .isTrue();
        assertThat(send(new FakeExchange("GET").with("Origin", PORTAL).with("Access-Control-Request-Method", "GET"))
                        .isPassedOn())
                .isTrue();
    }

    private static FakeExchange preflight(String origin, String wanted) {
        return new FakeExchange("OPTIONS")
                .with("Origin", origin)
                .with("Access-Control-Request-Method", wanted)
                .with("Access-Control-Request-Headers", "range");
    }

    private static FakeExchange send(FakeExchange exchange) throws IOException, ServletException {
        new CorsFilter(new CorsHeaders(new CorsSettings(Set.of(PORTAL, "https://other.example"))))
                .doFilter(exchange.request(), exchange.response(), exchange.chain());
        return exchange;
    }
}
