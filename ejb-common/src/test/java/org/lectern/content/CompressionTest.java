package org.lectern.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CompressionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/csv",
                "text/html;charset=utf-8",
                "image/svg+xml",
                "image/BMP",
                "image/tiff",
                "application/msword",
                "application/vnd.ms-excel",
                "application/octet-stream",
                "application/json",
                "application/rtf"
            })
    void typeThatMayShrink_isTried(String mediaType) {
        assertThat(Compression.isWorthTrying(mediaType)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/pdf",
                "Application/PDF;version=1.7",
                "image/jpeg",
                "image/png",
                "video/mp4",
                "audio/mpeg",
                "application/zip",
                "application/x-7z-compressed",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "application/vnd.openxmlformats-officedocument.presentationml.slideshow",
                "application/vnd.ms-excel.sheet.macroenabled.12",
                "application/vnd.oasis.opendocument.text",
                "application/epub+zip"
            })
    void typeCompressedByNature_isNotTried(String mediaType) {
        assertThat(Compression.isWorthTrying(mediaType)).isFalse();
    }

    @Test
    void saving_mustBeATenth() {
        assertThat(Compression.isWorthKeeping(90, 100)).isTrue();
        assertThat(Compression.isWorthKeeping(91, 100)).isFalse();
        assertThat(Compression.isWorthKeeping(4, 5)).isTrue();
        assertThat(Compression.isWorthKeeping(5, 5)).isFalse();
        assertThat(Compression.isWorthKeeping(2, 0)).isFalse();
    }
}
