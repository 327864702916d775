package org.lectern.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;

final class ContentDispositionTest {
    @Test
    void plainName_goesOutOnce() {
        assertThat(ContentDisposition.attachment("meeting_2026-11.zip"))
                .isEqualTo("attachment; filename=\"meeting_2026-11.zip\"");
    }

    @Test
    void inline_isWrittenLikeAttachment() {
        assertThat(ContentDisposition.inline("agenda.pdf")).isEqualTo("inline; filename=\"agenda.pdf\"");
        assertThat(ContentDisposition.inline("议程.pdf"))
                .isEqualTo("inline; filename=\"__.pdf\"; filename*=UTF-8''%E8%AE%AE%E7%A8%8B.pdf");
    }

    @Test
    void chineseName_goesOutTwice() {
        assertThat(ContentDisposition.attachment("议程 1.pdf"))
                .isEqualTo("attachment; filename=\"__ 1.pdf\"; filename*=UTF-8''%E8%AE%AE%E7%A8%8B%201.pdf");
    }

    @Test
    void characterOutsideTheBasicPlane_isOneUnderscore() {
        assertThat(ContentDisposition.attachment("𠀀.pdf"))
                .isEqualTo("attachment; filename=\"_.pdf\"; filename*=UTF-8''%F0%A0%80%80.pdf");
    }

    @Test
    void quotesPathsAndLineBreaks_cannotBreakOut() {
        assertThat(ContentDisposition.attachment("a\"; x=\"\\../b\r\nSet-Cookie: c%20"))
                .isEqualTo("attachment; filename=\"a_; x=__.._b__Set-Cookie: c_20\"; "
                        + "filename*=UTF-8''a%22%3B%20x%3D%22%5C..%2Fb%0D%0ASet-Cookie%3A%20c%2520");
    }

    @Property
    void anyName_isPlainAsciiInTheHeader_andCanBeReadBack(@ForAll @NotBlank String name) {
        String header = ContentDisposition.attachment(name);
        assertThat(header).matches("[\\x20-\\x7e]*");
        int at = header.indexOf("filename*=UTF-8''");
        String read = at < 0
                ? header.substring("attachment; filename=\"".length(), header.length() - 1)
                : URLDecoder.decode(
                        header.substring(at + "filename*=UTF-8''".length()).replace("+", "%2B"),
                        StandardCharsets.UTF_8);
        assertThat(read).isEqualTo(new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }
}
