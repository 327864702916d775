package org.lectern.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.identity.PublicIdentity;
import org.lectern.launcher.client.Json;
import org.lectern.launcher.client.MasterClient;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.ClusterOptions;
import org.lectern.launcher.cluster.Member;
import org.lectern.launcher.instance.InstanceFolder;

/** Nodes that join, take other keys, lose them and join anew, between real servers while meetings go on. */
class JoiningIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    static Path folder;

    private static Cluster cluster;

    @BeforeAll
    static void start() {
        cluster = Cluster.start(ClusterOptions.in(folder.resolve("cluster"))
                .withNodes(2)
                .withSettings(
                        "lectern.heartbeat.interval=PT1S",
                        "lectern.heartbeat.offline-after=PT3S",
                        "lectern.heartbeat.error-interval-max=PT2S",
                        "lectern.sync.error-interval-max=PT2S",
                        "lectern.node.key-period=PT5S",
                        "lectern.trusted-proxies=127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void keysThatTakeTurns_costNoMeeting() {
        MeetingDay day = new MeetingDay(cluster).upload("a.bin", 2, 1);
        String first = keyOf("node-1");
        for (int turn = 0; turn < 2; turn++) {
            String before = keyOf("node-1");
            Eventually.until(
                    "node-1 goes by another key", SOON, () -> !keyOf("node-1").equals(before));
        }
        Digest digest = day.publish();
        day.awaitEverywhere(digest);

        assertThat(keyOf("node-1")).isNotEqualTo(first);
    }

    @Test
    void restartedNode_isKnownWithoutAToken() throws IOException {
        cluster.kill("node-2");
        Path arguments = new InstanceFolder(node("node-2").data()).arguments();
        String all = Files.readString(arguments);
        Files.writeString(arguments, all.replaceAll("(?m)^.*lectern\\.node\\.join-token.*\\R", ""));
        assertThat(Files.readString(arguments)).isNotEqualTo(all);

        cluster.restart("node-2");

        MeetingDay day = new MeetingDay(cluster).upload("b.bin", 1, 2);
        day.awaitEverywhere(day.publish());
        Files.writeString(arguments, all);
    }

    @Test
    void nodeWhoseKeyWasTakenBack_isOutsideUntilItJoinsWithANewToken() throws IOException {
        MeetingDay day = new MeetingDay(cluster).upload("c.bin", 1, 3);
        day.awaitEverywhere(day.publish());
        String lost = keyOf("node-1");

        master().delete("/nodes/node-1/key");
        Eventually.until("node-1 is offline", SOON, () -> state("node-1").equals("offline"));
        assertThat(master().require("/nodes/node-1").containsKey("key_id")).isFalse();
        MeetingDay later = new MeetingDay(cluster).upload("d.bin", 1, 4);
        Digest digest = later.publish();
        Eventually.until("node-2 holds it", SOON, () -> later.holders(digest).contains("node-2"));
        assertThat(later.holders(digest)).doesNotContain("node-1");

        JsonObject invited = master().post("/nodes/node-1/join-token");
        cluster.kill("node-1");
        Path arguments = new InstanceFolder(node("node-1").data()).arguments();
        String pinned = "-Dlectern.node.join-token=" + invited.getString("join_token") + "\n-Dlectern.node.master-key="
                + invited.getString("master_key");
        String before = Files.readString(arguments);
        String after = before.replaceFirst("(?m)^(\"?)-Dlectern\\.node\\.join-token=.*$", pinned);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(arguments, after);
        cluster.restart("node-1");

        later.awaitEverywhere(digest);
        assertThat(keyOf("node-1")).isNotEqualTo(lost);
    }

    @Test
    void keyOfANode_isReadableByItsOwnerAlone() throws IOException {
        Path card = node("node-2").data().resolve("identity/card.json");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(card)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(card)).doesNotContain(node("node-2").key());
    }

    @Test
    void nextKeyOfTheMaster_reachesNodesByItself() {
        String old = master().require("/master-keys")
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        String next = master().post("/master-keys").getString("id");
        Eventually.until("nodes pinned the next key", SOON, () -> pinned("node-1", next) && pinned("node-2", next));
        master().delete("/master-keys/" + old);

        MeetingDay day = new MeetingDay(cluster).upload("e.bin", 1, 5);
        day.awaitEverywhere(day.publish());
    }

    /** Coordinates are no secret and stand in the card as they are; the id is their thumbprint. */
    private static boolean pinned(String id, String master) {
        try {
            JsonObject card = Json.object(Files.readString(node(id).data().resolve("identity/card.json")));
            JsonObject key = card.getJsonObject("master");
            return PublicIdentity.of(key.getString("x"), key.getString("y"))
                    .id()
                    .equals(master);
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void nodeBehindAFront_isKnownByTheAddressThatTheFrontNames() throws IOException, InterruptedException {
        String token = master().put("/nodes/far", Json.object("{\"networks\":[\"10.0.0.0/8\"]}"), Map.of())
                .getString("join_token");
        SignedClient far = new SignedClient(cluster.masterUrl(), "far", token, "Forwarded", "for=10.1.2.3");
        String report = "{\"full\":true,\"inventory\":\"\",\"replicas\":[]}";

        assertThat(far.post("replicas", report, "Forwarded", "for=10.1.2.3").statusCode())
                .isEqualTo(204);
        assertThat(far.post("replicas", report, "X-Forwarded-For", "203.0.113.9, 10.1.2.3")
                        .statusCode())
                .isEqualTo(204);
        assertThat(far.post("replicas", report, "X-Forwarded-For", "10.1.2.3, 203.0.113.9")
                        .body())
                .contains("address_not_allowed");
        assertThat(far.post("replicas", report).body()).contains("address_not_allowed");
        master().delete("/nodes/far");
        assertThat(far.post("replicas", report, "Forwarded", "for=10.1.2.3").body())
                .contains("wrong_credentials");
    }

    private static Member node(String id) {
        return cluster.member(id);
    }

    private static MasterClient master() {
        return new MasterClient(cluster.masterUrl(), cluster.adminKey());
    }

    private static String keyOf(String id) {
        return master().require("/nodes/" + id).getString("key_id", "");
    }

    private static String state(String id) {
        return master().require("/nodes/" + id).getString("state");
    }
}
