package org.lectern.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ProblemPageTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    @Test
    void program_getsJson() throws IOException {
        FakeExchange exchange = send(new FakeExchange("GET").with("Accept", "*/*"), ErrorCode.NOT_PUBLISHED);

        assertThat(exchange.status()).isEqualTo(404);
        assertThat(exchange.headers())
                .containsEntry("Content-Type", "application/problem+json")
                .containsEntry("Content-Language", "en")
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Referrer-Policy", "no-referrer")
                .doesNotContainKeys("WWW-Authenticate", "Retry-After");
        assertThat(exchange.body()).startsWith("{").contains("\"code\":\"not_published\"");
    }

    @Test
    void programWithoutAccept_getsJson() throws IOException {
        assertThat(send(new FakeExchange("GET"), ErrorCode.NOT_FOUND).body()).startsWith("{");
    }

    @Test
    void browser_getsAPageInItsLanguage() throws IOException {
        FakeExchange exchange = send(
                new FakeExchange("GET").with("Accept", BROWSER).in(Locale.SIMPLIFIED_CHINESE),
                ErrorCode.TICKET_EXPIRED);

        assertThat(exchange.headers())
                .containsEntry("Content-Type", "text/html;charset=UTF-8")
                .containsEntry("Content-Language", "zh-CN");
        assertThat(exchange.body()).startsWith("<!doctype html>").contains("<h1>此链接已过期</h1>");
    }

    @Test
    void contentLength_countsBytes() throws IOException {
        FakeExchange exchange =
                send(new FakeExchange("GET").with("Accept", BROWSER).in(Locale.CHINESE), ErrorCode.ARCHIVED);

        assertThat(exchange.headers()).containsEntry("Content-Length", Integer.toString(exchange.bodySize()));
        assertThat(exchange.bodySize()).isGreaterThan(exchange.body().length());
    }

    @ParameterizedTest
    @EnumSource
    void head_hasTheHeadersOfGetAndNoBody(ErrorCode code) throws IOException {
        FakeExchange get = send(new FakeExchange("GET"), code);
        FakeExchange head = send(new FakeExchange("HEAD"), code);

        assertThat(head.bodySize()).isZero();
        assertThat(head.status()).isEqualTo(get.status()).isEqualTo(code.status());
        assertThat(head.headers()).isEqualTo(get.headers());
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAUTHENTICATED", "TICKET_MISSING"})
    void unauthenticated_isToldHowToAuthenticate(ErrorCode code) throws IOException {
        assertThat(send(new FakeExchange("GET"), code).headers())
                .containsEntry("WWW-Authenticate", "Bearer realm=\"lectern\"");
    }

    @Test
    void expired_isToldSoAsBearerTokensAre() throws IOException {
        assertThat(send(new FakeExchange("GET"), ErrorCode.TICKET_EXPIRED).headers())
                .containsEntry("WWW-Authenticate", "Bearer realm=\"lectern\", error=\"invalid_token\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/node/api/v1/meetings/m/download-package, https://m.example/lectern/api/v1/meetings/m/download-package?via=node",
        "/node/api/v1/meetings/m/download-package;ticket=a.b.c,"
                + " https://m.example/lectern/api/v1/meetings/m/download-package?via=node",
        "/node/api/v1/meetings/m/documents;ticket=a.b.c/01%20A/b.pdf,"
                + " https://m.example/lectern/api/v1/meetings/m/documents/01%20A/b.pdf"
    })
    void renewable_namesTheAddressAtTheOtherServerWithoutTicket(String path, String renewal) throws IOException {
        FakeExchange exchange = new FakeExchange("GET").at("/node", path);
        Refusal refusal = Refusal.renewable(
                ErrorCode.TICKET_EXPIRED, Optional.of(URI.create("https://m.example/lectern/")), "Over.");

        ProblemPage.send(exchange.request(), exchange.response(), refusal);

        assertThat(exchange.body()).contains("\"renewal\":\"" + renewal + "\"");
    }

    @Test
    void unavailable_isToldWhenToRetry() throws IOException {
        assertThat(send(new FakeExchange("GET"), ErrorCode.UNAVAILABLE).headers())
                .containsEntry("Retry-After", "5");
    }

    @Test
    void headerSetBefore_isKept() throws IOException {
        FakeExchange exchange = new FakeExchange("GET").answeringWith("Content-Range", "bytes */7");

        assertThat(send(exchange, ErrorCode.RANGE_NOT_SATISFIABLE).headers())
                .containsEntry("Content-Range", "bytes */7");
    }

    private static FakeExchange send(FakeExchange exchange, ErrorCode code) throws IOException {
        ProblemPage.send(exchange.request(), exchange.response(), new Refusal(code, "Change it."));
        return exchange;
    }
}
