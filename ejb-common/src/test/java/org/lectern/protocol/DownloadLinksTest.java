package org.lectern.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lectern.content.MeetingId;

final class DownloadLinksTest {
    private static final MeetingId MEETING = new MeetingId("board");
    private static final String TICKET = "eyJh.eyJi.c-_";
    private static final URI NODE = URI.create("http://10.1.2.3:8081/");
    private static final URI MASTER = URI.create("https://papers.example.com/lectern/");

    @Test
    void duplicates_areNamedInTheirOrder() {
        assertThat(DownloadLinks.duplicates(List.of(NODE, MASTER), List.of(), MEETING, TICKET))
                .contains("<http://10.1.2.3:8081/api/v1/meetings/board/download-package?ticket=eyJh.eyJi.c-_>;"
                        + " rel=duplicate; pri=1,"
                        + " <https://papers.example.com/lectern/api/v1/meetings/board/download-package"
                        + "?ticket=eyJh.eyJi.c-_>; rel=duplicate; pri=2");
    }

    @Test
    void serverThatAnswers_leavesItselfOut() {
        URI sameInCapitals = URI.create("HTTPS://Papers.Example.com/lectern/");

        assertThat(DownloadLinks.duplicates(List.of(MASTER, NODE), List.of(sameInCapitals), MEETING, TICKET)
                        .orElseThrow())
                .startsWith("<http://10.1.2.3:8081/")
                .endsWith("pri=1")
                .doesNotContain("papers");
    }

    @Test
    void nobodyElse_isNoHeader() {
        assertThat(DownloadLinks.duplicates(List.of(), List.of(NODE), MEETING, TICKET))
                .isEmpty();
        assertThat(DownloadLinks.duplicates(List.of(NODE), List.of(MASTER, NODE), MEETING, TICKET))
                .isEmpty();
    }

    @Test
    void rootInAnotherScript_isEncoded() {
        URI root = URI.create("https://papers.example.com/会/");

        assertThat(DownloadLinks.duplicates(List.of(root), List.of(), MEETING, TICKET)
                        .orElseThrow())
                .contains("/%E4%BC%9A/api/v1/");
    }

    @Property(tries = 50)
    void longLinks_areLeftOutFromTheEnd(@ForAll @IntRange(min = 1, max = 5000) int length) {
        String ticket = "e".repeat(length);
        List<URI> roots = Collections.nCopies(4, NODE);

        Optional<String> header = DownloadLinks.duplicates(roots, List.of(), MEETING, ticket);

        assertThat(header.orElse("").length()).isLessThan(DownloadLinks.MOST_CHARACTERS + 10);
        assertThat(header.stream().flatMap(text -> Stream.of(text.split(", "))))
                .allSatisfy(link -> assertThat(link).matches("<\\S+>; rel=duplicate; pri=[1-4]"));
    }

    @Test
    void description_isAMetalink() {
        assertThat(DownloadLinks.describedBy(ApiPaths.metalink(MASTER, MEETING, TICKET)))
                .isEqualTo("<https://papers.example.com/lectern/api/v1/meetings/board/package.meta4"
                        + "?ticket=eyJh.eyJi.c-_>; rel=describedby; type=\"application/metalink4+xml\"");
    }
}
