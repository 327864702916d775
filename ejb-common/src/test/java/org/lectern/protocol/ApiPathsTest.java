package org.lectern.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;

final class ApiPathsTest {
    private static final MeetingId MEETING = new MeetingId("board-2026.1");
    private static final Digest DIGEST = new Digest("ab".repeat(32));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080/",
                "https://papers.example.com/lectern/",
                "http://[::1]:8080/a/b/c/",
                "https://papers.example.com/%E4%BC%9A/"
            })
    void everyPath_isBelowTheContextRoot(String root) {
        URI base = URI.create(root);

        assertThat(ApiPaths.downloadPackage(base, MEETING))
                .hasToString(root + "api/v1/meetings/board-2026.1/download-package");
        assertThat(ApiPaths.downloadPackage(base, MEETING, "e.y.J"))
                .hasToString(root + "api/v1/meetings/board-2026.1/download-package?ticket=e.y.J");
        assertThat(ApiPaths.metalink(base, MEETING)).hasToString(root + "api/v1/meetings/board-2026.1/package.meta4");
        assertThat(ApiPaths.metalink(base, MEETING, "e.y.J"))
                .hasToString(root + "api/v1/meetings/board-2026.1/package.meta4?ticket=e.y.J");
        assertThat(ApiPaths.meeting(base, MEETING)).hasToString(root + "api/v1/meetings/board-2026.1");
        assertThat(ApiPaths.syncMeetings(base)).hasToString(root + "api/v1/sync/meetings");
        assertThat(ApiPaths.syncMeeting(base, MEETING)).hasToString(root + "api/v1/sync/meetings/board-2026.1");
        assertThat(ApiPaths.syncPackage(base, DIGEST)).hasToString(root + "api/v1/sync/packages/" + DIGEST.hex());
        assertThat(ApiPaths.syncSources(base, DIGEST))
                .hasToString(root + "api/v1/sync/packages/" + DIGEST.hex() + "/sources");
        assertThat(ApiPaths.syncChunks(base, DIGEST))
                .hasToString(root + "api/v1/sync/packages/" + DIGEST.hex() + "/chunks");
        assertThat(ApiPaths.syncKeys(base)).hasToString(root + "api/v1/sync/keys");
        assertThat(ApiPaths.node(base, new NodeId("node-a"), "heartbeat"))
                .hasToString(root + "api/v1/nodes/node-a/heartbeat");
    }

    @Property
    void contextRoot_isKeptWhole(@ForAll @AlphaChars @StringLength(min = 1, max = 20) String context) {
        URI base = URI.create("http://127.0.0.1:8080/" + context + "/");

        assertThat(base.relativize(ApiPaths.downloadPackage(base, MEETING)))
                .hasToString("api/v1/meetings/board-2026.1/download-package");
    }
}
