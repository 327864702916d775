package org.lectern.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What nodes are told, and when. */
interface MasterFeed extends RunningMaster {
    @Test
    default void heldRequests_areAnsweredAtOnceAndCostNoThreads() throws Exception {
        MasterClient node = node("waiting", "{}");
        draft("awaited");
        long generation = node.get("sync/meetings?limit=500").json().getInt("generation");
        List<CompletableFuture<MasterClient.Answer>> held = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            held.add(node.getLater("sync/meetings?wait=30&since=" + generation));
        }

        // Taking in 300 requests at once is work; holding them is none.
        for (int i = 0; i < 20; i++) {
            administrator().anonymous().get("health");
        }
        for (int i = 0; i < 10; i++) {
            Instant asked = Instant.now();
            assertThat(administrator().anonymous().get("health").status()).isEqualTo(200);
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(1));
        }
        assertThat(held).noneMatch(CompletableFuture::isDone);

        assertThat(administrator().post("meetings/awaited/publish", "").status())
                .isEqualTo(201);
        Instant returned = Instant.now();
        CompletableFuture.allOf(held.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
        assertThat(Duration.between(returned, Instant.now())).isLessThan(Duration.ofSeconds(1));
        for (CompletableFuture<MasterClient.Answer> answer : held) {
            assertThat(answer.get().status()).isEqualTo(200);
            JsonObject feed = answer.get().json();
            assertThat(feed.getInt("generation")).isEqualTo((int) generation + 1);
            assertThat(feed.getJsonArray("meetings").getJsonObject(0).getString("id"))
                    .isEqualTo("awaited");
        }
    }

    @Test
    default void requestThatNothingAnswers_endsWithItsTime() {
        MasterClient node = node("patient", "{}");
        String tag = node.get("sync/meetings?limit=500").header("ETag");

        Instant asked = Instant.now();
        MasterClient.Answer answer = node.get("sync/meetings?limit=500&wait=1", "If-None-Match", tag);

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.header("ETag")).isEqualTo(tag);
        assertThat(Duration.between(asked, Instant.now())).isBetween(Duration.ofMillis(900), Duration.ofSeconds(10));
    }

    @Test
    default void feed_isConditional() {
        published("conditional");
        MasterClient node = node("knowing", "{}");
        MasterClient.Answer all = node.get("sync/meetings?limit=500");

        assertThat(all.status()).isEqualTo(200);
        assertThat(all.json().getBoolean("complete")).isTrue();
        assertThat(node.get("sync/meetings?limit=500", "If-None-Match", all.header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(node.get("sync/meetings?limit=500", "If-None-Match", "\"0\"").status())
                .isEqualTo(200);
    }

    @Test
    default void syncMeeting_isComplete() {
        JsonObject version = published("complete");
        MasterClient node = node("complete", "{}");

        JsonObject sync = node.get("sync/meetings/complete").json();

        assertThat(sync.getString("digest")).isEqualTo(version.getString("digest"));
        assertThat(sync.getString("state")).isEqualTo("published");
        assertThat(sync.getJsonObject("meeting").getJsonArray("documents")).hasSize(1);
        String keys = node.get("sync/keys").text();
        assertThat(org.lectern.ticket.VerifyingKeys.parse(keys)
                        .openManifest(sync.getString("manifest"))
                        .digest())
                .hasToString(version.getString("digest"));
        assertThat(keys).doesNotContain("\"d\"");
        assertThat(node.get("sync/meetings/nobody").code()).isEqualTo("meeting_not_found");
    }

    @Test
    default void nodeThatHolds_isChosenAndLeft() {
        JsonObject version = published("placed");
        MasterClient node = node("holder", "{}");
        String beat = """
                {"boot":"b","software_version":"1","public_urls":["http://127.0.0.1:9/n/"],"active_downloads":0,\
                "bytes_served":0,"disk_free":1,"inventory":"i"}""";
        node.post("nodes/holder/heartbeat", beat);
        String report = """
                {"full":true,"inventory":"i","replicas":[{"meeting":"placed","version":1,"digest":"%s",\
                "state":"active","bytes_done":1,"bytes_total":1,"error":"",\
                "transfer":{"bytes_needed":1,"bytes_arrived":1,"bytes_from_siblings":0,"bytes_from_node":0,\
                "bytes_per_second":0}}]}""".formatted(version.getString("digest"));
        assertThat(node.post("nodes/holder/replicas", report).status()).isEqualTo(204);

        JsonObject data = administrator().get("meetings/placed/data").json();
        assertThat(data.getString("served_by")).isEqualTo("holder");
        assertThat(data.getString("download_url"))
                .startsWith("http://127.0.0.1:9/n/api/v1/meetings/placed/download-package?ticket=");
        assertThat(administrator()
                        .get("meetings/placed/replicas")
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("state"))
                .isEqualTo("active");
        JsonObject summary =
                administrator().get("meetings/placed/replicas/summary").json();
        assertThat(summary.getJsonObject("nodes").getInt("holding")).isEqualTo(1);
        assertThat(summary.getString("digest")).isEqualTo(version.getString("digest"));
        assertThat(administrator().get("meetings/nobody/replicas/summary").code())
                .isEqualTo("meeting_not_found");
        assertThat(administrator().get("nodes/holder/replicas").json().getJsonArray("items"))
                .hasSize(1);
        assertThat(administrator().post("nodes/holder/drain", "").json().getString("state"))
                .isEqualTo("draining");
    }

    @Test
    default void nodeWhoseClockIsADayOff_isNamedAndHandedOutUnlessItIsAhead() {
        JsonObject version = published("clocks");
        MasterClient node = node("wrong-clock", "{}");
        node.post("nodes/wrong-clock/replicas", """
                {"full":true,"inventory":"i","replicas":[{"meeting":"clocks","version":1,"digest":"%s",\
                "state":"active","bytes_done":1,"bytes_total":1,"error":""}]}""".formatted(version.getString("digest")));
        for (int days : new int[] {-1, 1}) {
            String sent = Instant.now().plus(Duration.ofDays(days)).toString();
            node.post("nodes/wrong-clock/heartbeat", """
                    {"boot":"b","software_version":"1","public_urls":["http://127.0.0.1:9/n/"],"active_downloads":0,\
                    "bytes_served":0,"disk_free":1,"inventory":"i","sent_at":"%s"}""".formatted(sent));

            JsonObject view = administrator()
                    .get("nodes/wrong-clock", "Accept-Language", "zh-CN")
                    .json();
            assertThat(view.getInt("clock_ahead_seconds")).isBetween(days * 86_400 - 30, days * 86_400 + 30);
            assertThat(view.getString("trouble")).contains(days < 0 ? "比主控慢 1 天" : "比主控快", "NTP");
            awaitServer("clocks", days < 0 ? "wrong-clock" : "master");
        }
    }

    private static MasterClient.Answer give(MasterClient node, String path, String body) {
        return node.upload(path, body.getBytes(StandardCharsets.US_ASCII));
    }

    /** Who holds a package is looked up once a second. */
    private void awaitServer(String meeting, String server) {
        long start = System.nanoTime();
        String serves = "";
        while (!serves.equals(server) && System.nanoTime() - start < 10_000_000_000L) {
            serves = administrator().get("meetings/" + meeting + "/data").json().getString("served_by", "master");
        }
        assertThat(serves).isEqualTo(server);
    }

    @Test
    default void removedPackage_isKnownToBeGone() {
        JsonObject version = published("withdrawn");
        MasterClient node = node("remover", "{}");
        for (String state : List.of("active", "retired")) {
            node.post("nodes/remover/replicas", """
                    {"full":false,"inventory":"i","replicas":[{"meeting":"withdrawn","version":1,"digest":"%s",\
                    "state":"%s","bytes_done":1,"bytes_total":1,"error":""}]}""".formatted(version.getString("digest"), state));
        }

        JsonArray removed = administrator()
                .get("meetings/withdrawn/replicas/removed")
                .json()
                .getJsonArray("items");
        assertThat(removed).hasSize(1);
        assertThat(removed.getJsonObject(0).getString("node_id")).isEqualTo("remover");
        assertThat(removed.getJsonObject(0).getString("digest")).isEqualTo(version.getString("digest"));
        assertThat(Instant.parse(removed.getJsonObject(0).getString("removed_at")))
                .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(administrator().get("meetings/withdrawn/replicas").json().getJsonArray("items"))
                .isEmpty();
    }

    @Test
    default void whatTheMasterDidNotLose_isTakenAndChangesNothing() {
        String digest = published("not-lost").getString("digest").substring("sha256:".length());
        MasterClient node = node("giver", "{}");
        String path = "sync/packages/" + digest;

        assertThat(give(node, path + "/chunks?numbers=0", "bytes").status()).isEqualTo(204);
        assertThat(give(node, path + "/chunks", "bytes").code()).isEqualTo("invalid_field");
        assertThat(give(node, path + "/manifest", "x").code()).isEqualTo("invalid_body");
        assertThat(give(node, path + "/manifest", "a..b\nx").code()).isEqualTo("digest_mismatch");
        assertThat(node.get(path).status()).isEqualTo(200);
    }

    @Test
    default void limitsOfANode_reachItWithItsHeartbeat() {
        MasterClient node = node("limited", """
                {"time_zone":"Asia/Shanghai","sync_urgent_exempt":true,\
                "sync_limits":[{"days":["mon"],"from":"08:00","to":"18:00","bytes_per_second":2000000}]}""");
        String beat = """
                {"boot":"b","software_version":"1","public_urls":["http://127.0.0.1:9/n/"],"active_downloads":0,\
                "bytes_served":0,"disk_free":1,"inventory":"i"}""";
        JsonObject limits = node.post("nodes/limited/heartbeat", beat).json().getJsonObject("sync_limits");

        assertThat(limits.getString("time_zone")).isEqualTo("Asia/Shanghai");
        assertThat(limits.getJsonArray("limits").getJsonObject(0).getInt("bytes_per_second"))
                .isEqualTo(2_000_000);
        assertThat(administrator().get("nodes/limited").json().getJsonObject("sync_limits"))
                .isEqualTo(limits);
        assertThat(administrator()
                        .put(
                                "nodes/limited",
                                "{\"sync_limits\":[{\"from\":\"8\",\"to\":\"18:00\",\"bytes_per_second\":2000}]}")
                        .json()
                        .getString("field"))
                .isEqualTo("sync_limits");
    }
}
