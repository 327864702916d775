package org.lectern.delivery.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.delivery.transfer.FakeExchange;
import org.lectern.delivery.transfer.FakeOutput;

final class PageAddressTest {
    private static final URI DOCUMENTS = URI.create("http://node:8081/room/api/v1/meetings/m/documents/");
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @ParameterizedTest
    @CsvSource({
        "index.html, index.html",
        "01 开幕/page.htm, 01%20%E5%BC%80%E5%B9%95/page.htm",
        "a/b/c;d.SVG, a/b/c%3Bd.SVG",
        "a:b/x.xhtml, ",
        "../x.html, ",
    })
    void pageThatABrowserOpens_isWhereItsLinksKeepTheTicket(String path, String encoded) {
        FakeExchange exchange = browser("GET").withQuery("ticket", "e30.x-_y.z");

        assertThat(PageAddress.redirect(exchange.request(), exchange.response(), path))
                .isEqualTo(encoded != null);
        if (encoded != null) {
            assertThat(exchange.status()).isEqualTo(307);
            assertThat(exchange.headers())
                    .containsEntry("Cache-Control", "no-store")
                    .containsEntry("Referrer-Policy", "no-referrer");
            URI location = DOCUMENTS.resolve(encoded).resolve(exchange.headers().get("Location"));
            assertThat(location)
                    .hasToString("http://node:8081/room/api/v1/meetings/m/documents;ticket=e30.x-_y.z/" + encoded);
        }
    }

    @Test
    void disposition_goesAlong() {
        FakeExchange exchange = browser("HEAD").withQuery("ticket", "a;b/c").withQuery("disposition", "inline");

        assertThat(PageAddress.redirect(exchange.request(), exchange.response(), "index.html"))
                .isTrue();
        assertThat(exchange.headers())
                .containsEntry("Location", "../documents;ticket=a%3Bb%2Fc;disposition=inline/index.html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01/paper.pdf", "page.html.txt", "html", "a.docx", "a.html/b"})
    void anyOtherDocument_isAnsweredAtOnce(String path) {
        FakeExchange exchange = browser("GET").withQuery("ticket", "t");
        assertThat(PageAddress.redirect(exchange.request(), exchange.response(), path))
                .isFalse();
    }

    @Test
    void whoeverOpensNoPageOrHasTheTicketElsewhere_isAnsweredAtOnce() {
        for (FakeExchange exchange : new FakeExchange[] {
            browser("GET"),
            browser("POST").withQuery("ticket", "t"),
            FakeExchange.of("GET").withQuery("ticket", "t"),
            FakeExchange.of("GET").withQuery("ticket", "t").with("Accept", "*/*")
        }) {
            assertThat(PageAddress.redirect(exchange.request(), exchange.response(), "index.html"))
                    .isFalse();
            assertThat(exchange.headers()).isEmpty();
        }
    }

    private static FakeExchange browser(String method) {
        return new FakeExchange(method, "/", FakeOutput.alwaysReady()).with("Accept", BROWSER);
    }
}
