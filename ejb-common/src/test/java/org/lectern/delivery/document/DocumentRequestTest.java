package org.lectern.delivery.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.content.Entry;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;

final class DocumentRequestTest {
    @Test
    void of_readsLinesOfCodingsAndTheDisposition() {
        assertThat(DocumentRequest.of(request("attachment", "br", "gzip;q=0.5"), "02 预算/a.pdf"))
                .isEqualTo(new DocumentRequest("02 预算/a.pdf", true, Optional.of(Disposition.ATTACHMENT)));
        assertThat(DocumentRequest.of(request("inline"), "a"))
                .isEqualTo(new DocumentRequest("a", false, Optional.of(Disposition.INLINE)));
        assertThat(DocumentRequest.of(request(null, "gzip"), Entry.INDEX))
                .isEqualTo(new DocumentRequest("index.html", true, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Inline", "INLINE", "inline ", "x"})
    void of_otherDisposition_isRefusedByName(String disposition) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> DocumentRequest.of(request(disposition), "a"))
                .satisfies(refusal -> assertThat(refusal.field()).contains("disposition"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a",
                "a/../b",
                "/a",
                "a/",
                "a//b",
                "..",
                "a\\b",
                "a\0b",
                "a\r\nX: y",
                "Index.html",
                "e\u0301.txt",
                "a:b"
            })
    void of_pathThatNoDocumentHas_isRefusedByName(String path) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> DocumentRequest.of(request(null), path))
                .satisfies(refusal -> {
                    assertThat(refusal.field()).contains("path");
                    assertThat(refusal.detail().chars()).noneMatch(Character::isISOControl);
                });
    }

    @Test
    void find_pathOfAnEntry_isThatEntry() {
        Entry entry = SamplePackage.of("a/b.txt", "text/plain", "b".getBytes(StandardCharsets.UTF_8))
                .entry();
        Map<String, Entry> entries = Map.of("a/b.txt", entry);

        assertThat(DocumentRequest.of(request(null), "a/b.txt").find(entries)).isSameAs(entry);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> DocumentRequest.of(request(null), "a/B.txt").find(entries))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_NOT_FOUND));
    }

    private static HttpServletRequest request(@Nullable String disposition, String... codings) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getHeaders" -> Collections.enumeration(Arrays.asList(codings));
                    case "getParameter" -> disposition;
                    case "getRequestURI" -> "/meetings/m/documents/a";
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }
}
