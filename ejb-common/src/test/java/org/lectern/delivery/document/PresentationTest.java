package org.lectern.delivery.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PresentationTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/pdf",
                "image/jpeg",
                "image/PNG",
                "audio/mpeg",
                "video/mp4",
                "text/plain",
                "text/plain;charset=utf-8"
            })
    void typeThatRunsNothing_isShown(String type) {
        assertThat(headers(type, Optional.empty())).containsEntry("Content-Disposition", "inline; filename=\"c d.x\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/html;charset=utf-8",
                "image/svg+xml",
                "IMAGE/SVG+XML;charset=utf-8",
                "application/xhtml+xml",
                "text/xml",
                "text/css",
                "application/octet-stream",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "application/pdfx"
            })
    void anyOtherType_isSaved(String type) {
        assertThat(headers(type, Optional.empty()))
                .containsEntry("Content-Disposition", "attachment; filename=\"c d.x\"");
    }

    @Test
    void wish_decides() {
        assertThat(headers("text/html", Optional.of(Disposition.INLINE)).get("Content-Disposition"))
                .startsWith("inline;");
        assertThat(headers("application/pdf", Optional.of(Disposition.ATTACHMENT))
                        .get("Content-Disposition"))
                .startsWith("attachment;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/svg+xml", "text/plain", "image/png", "application/octet-stream"})
    void whateverTheWish_nothingRunsAndNothingIsLoaded(String type) {
        for (Disposition wish : Disposition.values()) {
            assertThat(headers(type, Optional.of(wish)).get("Content-Security-Policy"))
                    .isEqualTo(
                            "sandbox allow-downloads; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:;"
                                    + " base-uri 'none'; form-action 'none'; frame-ancestors *");
        }
    }

    @Test
    void pdf_isLeftToTheViewer() {
        assertThat(headers("application/pdf", Optional.empty()))
                .containsEntry("Content-Security-Policy", "frame-ancestors *");
    }

    @Test
    void video_mayBeLoadedByThePageAroundIt() {
        assertThat(headers("video/mp4", Optional.empty()).get("Content-Security-Policy"))
                .contains("sandbox allow-downloads;", "media-src *");
    }

    @Test
    void everyType_keepsItsAddressAndMayBeEmbedded() {
        for (String type : new String[] {"application/pdf", "text/html", "video/mp4"}) {
            assertThat(headers(type, Optional.empty()))
                    .containsEntry("Referrer-Policy", "no-referrer")
                    .containsEntry("Cross-Origin-Resource-Policy", "cross-origin");
        }
    }

    private static Map<String, String> headers(String type, Optional<Disposition> wish) {
        byte[] bytes = "text".getBytes(StandardCharsets.UTF_8);
        return Presentation.of(SamplePackage.of("a/b/c d.x", type, bytes).entry())
                .headers(wish);
    }
}
