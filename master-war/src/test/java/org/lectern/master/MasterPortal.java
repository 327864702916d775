package org.lectern.master;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the web pages of a portal may read, and those of anybody else may not. */
interface MasterPortal extends RunningMaster {
    /** The origin that the test's master was configured with. */
    String PORTAL = "https://portal.example";

    private MasterClient.Answer preflight(String path, String origin) {
        return administrator()
                .anonymous()
                .send(
                        "OPTIONS",
                        path,
                        "",
                        "Origin",
                        origin,
                        "Access-Control-Request-Method",
                        "GET",
                        "Access-Control-Request-Headers",
                        "authorization,range");
    }

    private static void requireReadable(MasterClient.Answer answer) {
        assertThat(answer.response().headers().allValues("Access-Control-Allow-Origin"))
                .as(answer.response().toString())
                .containsExactly(PORTAL);
        assertThat(answer.response().headers().allValues("Vary")).containsExactly("Origin");
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("Content-Range", "Repr-Digest");
        assertThat(answer.response().headers().map()).doesNotContainKey("access-control-allow-credentials");
    }

    @Test
    default void preflight_needsNoKey() {
        for (String path : List.of("meetings/door/data", "meetings/door/download-package", "health", "nodes")) {
            MasterClient.Answer answer = preflight(path, PORTAL);
            assertThat(answer.status()).as(path).isEqualTo(204);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(PORTAL);
            assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD, OPTIONS");
            assertThat(answer.header("Access-Control-Allow-Headers")).contains("Authorization", "Range");
            assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("86400");
            assertThat(answer.header("Vary")).isEqualTo("Origin");
        }
    }

    @Test
    default void preflightOfAnotherOrigin_isRefused() {
        MasterClient.Answer answer = preflight("meetings/door/data", "https://evil.example");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("forbidden");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    default void portal_maySeeAnswersOfEveryKind() {
        published("portal");
        URI link = URI.create(administrator().get("meetings/portal/data").json().getString("download_url"));
        MasterClient nobody = administrator().anonymous();

        requireReadable(participant("portal", "p1").get("meetings/portal/data", "Origin", PORTAL));
        requireReadable(nobody.follow("GET", link, "Origin", PORTAL));
        requireReadable(nobody.follow("HEAD", link, "Origin", PORTAL));
        requireReadable(nobody.follow("GET", link, "Origin", PORTAL, "Range", "bytes=0-9"));
        requireReadable(nobody.follow("GET", link, "Origin", PORTAL, "Range", "bytes=999999-"));
        requireReadable(nobody.get("health", "Origin", PORTAL));
        requireReadable(nobody.get("meetings/portal/data", "Origin", PORTAL));
        requireReadable(nobody.get("meetings/portal/download-package", "Origin", PORTAL));
        requireReadable(administrator().get("meetings/none/data", "Origin", PORTAL));
        requireReadable(administrator().get("nothing/here", "Origin", PORTAL));
        MasterClient.Answer wrongKey = administrator().with("wrong").get("meetings/portal/data", "Origin", PORTAL);
        assertThat(wrongKey.status()).isIn(401, 403);
        requireReadable(wrongKey);
    }

    @Test
    default void pageOfAnotherOrigin_mayNot() {
        MasterClient.Answer answer = administrator().get("meetings", "Origin", "https://evil.example");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.header("Vary")).isEqualTo("Origin");
    }
}
