package org.lectern.master;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** From whom nodes have packages. */
interface MasterSources extends RunningMaster {
    @Test
    default void nodes_areToldOfEachOtherAndToldApart() {
        String digest = published("shared").getString("digest");
        MasterClient one = node("sharing-1", "{\"site\":\"north\"}");
        MasterClient two = node("sharing-2", "{\"site\":\"north\"}");
        one.post("nodes/sharing-1/heartbeat", """
                {"boot":"b","software_version":"1","public_urls":["http://127.0.0.1:9/one/"],"active_downloads":0,
                 "bytes_served":0,"disk_free":0,"inventory":"","stopping":false}""");
        one.post("nodes/sharing-1/replicas", """
                {"full":true,"inventory":"","replicas":[{"meeting":"shared","version":1,"digest":"%s",
                 "state":"fetching","bytes_done":0,"bytes_total":9,"error":""}]}""".formatted(digest));
        String path = "sync/packages/" + digest.substring("sha256:".length()) + "/sources";

        JsonObject first = one.get(path).json();
        JsonObject second = two.get(path).json();

        assertThat(first.getInt("turn")).isZero();
        assertThat(first.getInt("of")).isEqualTo(1);
        assertThat(first.getJsonArray("sources")).isEmpty();
        assertThat(second.containsKey("turn")).isFalse();
        assertThat(second.getInt("refresh_seconds")).isPositive();
        JsonObject named = second.getJsonArray("sources").getJsonObject(0);
        assertThat(named.getString("node")).isEqualTo("sharing-1");
        assertThat(named.getString("url")).isEqualTo("http://127.0.0.1:9/one/");
        assertThat(named.getString("site")).isEqualTo("north");
        assertThat(named.getString("state")).isEqualTo("fetching");
        assertThat(Instant.parse(second.getString("expires_at"))).isAfter(Instant.now());
        assertThat(second.getString("pass")).isNotEqualTo(first.getString("pass"));
    }

    @Test
    default void pass_isNoTicket() {
        String digest = published("passed").getString("digest");
        String pass = node("passed-1", "{}")
                .get("sync/packages/" + digest.substring("sha256:".length()) + "/sources")
                .json()
                .getString("pass");

        assertThat(administrator()
                        .anonymous()
                        .get("meetings/passed/download-package?ticket=" + pass)
                        .code())
                .isEqualTo("ticket_invalid");
        assertThat(administrator()
                        .with(pass)
                        .get("sync/packages/" + digest.substring("sha256:".length()))
                        .status())
                .isEqualTo(403);
    }

    @Test
    default void sources_areForNodesAndPublishedPackages() {
        String digest = published("named").getString("digest").substring("sha256:".length());
        MasterClient node = node("asking", "{}");

        assertThat(administrator().get("sync/packages/" + digest + "/sources").code())
                .isEqualTo("forbidden");
        assertThat(administrator()
                        .anonymous()
                        .get("sync/packages/" + digest + "/sources")
                        .status())
                .isEqualTo(401);
        assertThat(node.get("sync/packages/" + "0".repeat(64) + "/sources").code())
                .isEqualTo("package_not_found");
        assertThat(node.get("sync/packages/x/sources").code()).isEqualTo("invalid_field");
        assertThat(node.get("sync/packages/" + digest + "/sources?lacking=1").code())
                .isEqualTo("invalid_field");
        assertThat(node.get("sync/packages/" + digest + "/sources?lacking=&taking=0")
                        .json()
                        .containsKey("turn"))
                .isFalse();
    }
}
