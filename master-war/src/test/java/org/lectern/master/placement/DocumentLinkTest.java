package org.lectern.master.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.content.Digest;
import org.lectern.protocol.MeetingSheet.DocumentEntry;

final class DocumentLinkTest {
    private static final URI PACKAGE =
            URI.create("https://files.example/room3/api/v1/meetings/board/download-package?ticket=e30.x-_y.z");

    @Test
    void url_standsBesideThePackageWithItsTicket() {
        assertThat(link("02 预算/a.pdf").url())
                .hasToString("https://files.example/room3/api/v1/meetings/board/documents/"
                        + "02%20%E9%A2%84%E7%AE%97/a.pdf?ticket=e30.x-_y.z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a b+c%25;d=e,f&g#h[i]~'(j)!.k$@", "𠀀/é.txt", "..a/.b/c"})
    void anyPath_canBeReadBack(String path) {
        URI url = link(path).url();

        assertThat(url.getPath()).isEqualTo("/room3/api/v1/meetings/board/documents/" + path);
        assertThat(url.getRawPath()).matches("[A-Za-z0-9._~%/-]*");
        assertThat(url.getRawQuery()).isEqualTo("ticket=e30.x-_y.z");
        assertThat(url.getRawFragment()).isNull();
    }

    private static DocumentLink link(String path) {
        return DocumentLink.of(new DocumentEntry(path, 1, Digest.of(new byte[1]), "text/plain"), PACKAGE);
    }
}
