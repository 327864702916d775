package org.lectern.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProblemServletTest {
    @ParameterizedTest
    @CsvSource({
        "400, 400, bad_request",
        "401, 401, unauthenticated",
        "403, 403, forbidden",
        "404, 404, not_found",
        "405, 405, method_not_allowed",
        "413, 413, too_large",
        "414, 400, bad_request",
        "500, 500, internal_error",
        "501, 500, internal_error",
        "503, 503, unavailable"
    })
    void refusalOfTheContainer_looksLikeAnyOther(int failed, int status, String code) throws IOException {
        FakeExchange exchange = answer(new FakeExchange("GET").failed(failed));

        assertThat(exchange.status()).isEqualTo(status);
        assertThat(exchange.headers()).containsEntry("Content-Type", "application/problem+json");
        assertThat(exchange.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void pageItself_isNotFound() throws IOException {
        assertThat(answer(new FakeExchange("GET")).status()).isEqualTo(404);
    }

    @Test
    void head_hasNoBody() throws IOException {
        FakeExchange exchange = answer(new FakeExchange("HEAD").failed(404));

        assertThat(exchange.bodySize()).isZero();
        assertThat(exchange.headers()).containsKey("Content-Length");
    }

    @ParameterizedTest
    @CsvSource({"401, WWW-Authenticate", "503, Retry-After"})
    void headersThatTheStatusAsksFor_areThere(int failed, String header) throws IOException {
        assertThat(answer(new FakeExchange("PUT").failed(failed)).headers()).containsKey(header);
    }

    private static FakeExchange answer(FakeExchange exchange) throws IOException {
        new ProblemServlet().service(exchange.request(), exchange.response());
        return exchange;
    }
}
