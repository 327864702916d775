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

    @Test
    void templateWithoutId_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Route("/api/v1/meetings"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Route("/{id}/{id}"));
    }

    private void request(String method, String path) throws IOException, ServletException {
        FakeExchange exchange = new FakeExchange(method, path, FakeOutput.alwaysReady());
        new Route("/api/v1/meetings/{id}/download-package")
                .doFilter(exchange.request(), exchange.response(), (request, response) -> events.add("passed on"));
    }

    private final class Route extends DeliveryRoute {
        private static final long serialVersionUID = 1;

        Route(String template) {
            super(template);
        }

        @Override
        protected void answer(HttpServletRequest request, HttpServletResponse response, String id) {
            events.add("answered " + id);
        }
    }
}
