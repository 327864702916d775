package org.lectern.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.delivery.transfer.FakeExchange;
import org.lectern.delivery.transfer.FakeOutput;

final class DeliveryRouteTest {
    private final List<String> events = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"GET, m-1", "HEAD, m-1", "OPTIONS, m-1", "DELETE, 会议", "GET, ..", "GET, {id}"})
    void pathOfTheTemplate_isAnsweredHereWhateverTheMethod(String method, String id) throws Exception {
        request(method, "/api/v1/meetings/" + id + "/download-package");
        assertThat(events).containsExactly("answered " + id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/meetings/m-1/data",
                "/api/v1/meetings//download-package",
                "/api/v1/meetings/a/b/download-package",
                "/api/v1/meetings/m-1/download-package/",
                "/api/v1/meetings/m-1/download-packages",
                "/x/api/v1/meetings/m-1/download-package",
                "/"
            })
    void otherPath_goesOn(String path) throws Exception {
        request("GET", path);
        assertThat(events).containsExactly("passed on");
    }

    @ParameterizedTest
    @CsvSource({
        "a.txt, a.txt",
        "01%20%E5%BC%80%E5%B9%95/a+b.txt, 01 开幕/a+b.txt",
        "a/b/c, a/b/c",
        "a//b, a//b",
        "../x, ../x",
        "a/, a/",
        "a%2Fb, a/b",
        "a%252Fb, a%2Fb",
        "a%3Bb, a;b",
        "a;b=c/d;e, a/d",
        "a%b, a%b",
    })
    void restOfThePath_standsForPathAndIsDecodedOnce(String sent, String path) throws Exception {
        request(new Route("/m/{id}/documents/{path}"), "GET", "/m/m-1/documents/" + sent);
        assertThat(events).containsExactly("answered m-1 " + path);
    }

    @Test
    void id_isDecodedOnce() throws Exception {
        request("GET", "/api/v1/meetings/..%2Fa%2525;x=y/download-package");
        assertThat(events).containsExactly("answered ../a%25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/m/m-1/documents", "/m/m-1/documents/", "/m/a/b/documents/c", "/m/m-1/document/c"})
    void pathWithoutRest_goesOn(String path) throws Exception {
        request(new Route("/m/{id}/documents/{path}"), "GET", path);
        assertThat(events).containsExactly("passed on");
    }

    @Test
    void requestThatTheRouteDoesNotTake_goesOn() throws Exception {
        request(new Route("/m/{id}"), "PUT", "/m/m-1");
        assertThat(events).containsExactly("passed on");
    }

    @Test
    void templateWithoutId_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Route("/api/v1/meetings"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Route("/{id}/{id}"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Route("/{path}/{id}"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Route("/{id}/x{path}"));
    }

    private void request(String method, String path) throws IOException, ServletException {
        request(new Route("/api/v1/meetings/{id}/download-package"), method, path);
    }

    private void request(Route route, String method, String path) throws IOException, ServletException {
        FakeExchange exchange = new FakeExchange(method, path, FakeOutput.alwaysReady());
        route.doFilter(exchange.request(), exchange.response(), (request, response) -> events.add("passed on"));
    }

    private final class Route extends DeliveryRoute {
        private static final long serialVersionUID = 1;

        Route(String template) {
            super(template);
        }

        @Override
        protected boolean takes(HttpServletRequest request) {
            return !request.getMethod().equals("PUT");
        }

        @Override
        protected void answer(HttpServletRequest request, HttpServletResponse response, String id) {
            events.add(("answered " + id + " " + path(request)).strip());
        }
    }
}
