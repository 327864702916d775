package org.lectern.master;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Keys that take turns, and what is called back. */
interface MasterTrust extends RunningMaster {
    private MasterClient.Answer callBack(String kind, String target) {
        return administrator().post("revocations", "{\"kind\":\"" + kind + "\",\"target\":\"" + target + "\"}");
    }

    private URI link(MasterClient reader, String meeting) {
        return URI.create(reader.get("meetings/" + meeting + "/data").json().getString("download_url"));
    }

    private MasterClient.Answer follow(URI link) {
        return administrator().anonymous().follow("GET", link, "Range", "bytes=0-0");
    }

    @Test
    default void linkThatIsCalledBack_isRefusedAndAnotherOneIsNot() {
        published("leaked");
        MasterClient reader = participant("leaked", "li");
        URI leaked = link(reader, "leaked");
        URI other = link(reader, "leaked");
        assertThat(follow(leaked).status()).isEqualTo(206);

        MasterClient.Answer answer = callBack("ticket", leaked.toString());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("target")).hasSize(16);
        assertThat(answer.json().getString("revoked_by")).isEqualTo("administrator");
        assertThat(follow(leaked).status()).isEqualTo(403);
        assertThat(follow(leaked).code()).isEqualTo("ticket_revoked");
        assertThat(follow(other).status()).isEqualTo(206);
        assertThat(callBack("ticket", answer.json().getString("target")).status())
                .isEqualTo(200);
    }

    @Test
    default void participantWhoIsRemoved_hasNoLinkThatIsGood() {
        published("left");
        URI link = link(participant("left", "li"), "left");
        URI colleague = link(participant("left", "wang"), "left");

        assertThat(administrator()
                        .send("DELETE", "meetings/left/participants/li", "")
                        .status())
                .isEqualTo(204);

        assertThat(follow(link).code()).isEqualTo("ticket_revoked");
        assertThat(follow(colleague).status()).isEqualTo(206);
    }

    @Test
    default void meetingWhoseLinksAreCalledBack_givesNewOnes() {
        published("recalled");
        MasterClient reader = participant("recalled", "li");
        URI old = link(reader, "recalled");
        callBack("meeting", "recalled");

        assertThat(follow(old).code()).isEqualTo("ticket_revoked");
        Instant made = Instant.now();
        while (Instant.now().isBefore(made.plusMillis(1001))) {
            Thread.onSpinWait();
        }
        assertThat(follow(link(reader, "recalled")).status()).isEqualTo(206);
    }

    @Test
    default void whatIsCalledBack_reachesHeldRequestsAtOnce() throws Exception {
        MasterClient node = node("told", "{}");
        long generation = node.get("sync/meetings?limit=500").json().getInt("generation");
        CompletableFuture<MasterClient.Answer> held = node.getLater("sync/meetings?wait=30&since=" + generation);
        assertThat(administrator().anonymous().get("health").status()).isEqualTo(200);

        Instant asked = Instant.now();
        callBack("subject", "participant:any:body");
        JsonObject feed = held.get(10, TimeUnit.SECONDS).json();

        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(1));
        JsonObject revoked = feed.getJsonArray("revocations").getJsonObject(0);
        assertThat(revoked.getString("kind")).isEqualTo("subject");
        assertThat(revoked.getString("target")).isEqualTo("participant:any:body");
        assertThat(administrator().get("revocations?limit=500").text()).contains("participant:any:body");
    }

    @Test
    default void nonsense_isNamed() {
        assertThat(callBack("planet", "mars").json().getString("field")).isEqualTo("kind");
        assertThat(callBack("ticket", "x.y.z").json().getString("field")).isEqualTo("target");
        assertThat(callBack("meeting", "-").status()).isEqualTo(400);
        assertThat(callBack("node", "a/b").status()).isEqualTo(400);
        assertThat(callBack("subject", " ").status()).isEqualTo(400);
        assertThat(administrator().post("revocations", "{}").code()).isEqualTo("invalid_body");
        assertThat(administrator().post("keys/none/revoke", "").code()).isEqualTo("key_not_found");
        MasterClient node = node("curious", "{}");
        assertThat(node.get("keys").status()).isEqualTo(403);
        assertThat(node.post("keys/rotate", "").status()).isEqualTo(403);
        assertThat(node.post("revocations", "{\"kind\":\"node\",\"target\":\"a\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    default void nextKey_isNamedToNodesAtOnceAndSignsLater() {
        published("rotated");
        URI before = link(participant("rotated", "li"), "rotated");
        MasterClient node = node("turning", "{}");
        int keysBefore = node.get("sync/meetings?limit=500").json().getInt("keys");

        MasterClient.Answer made = administrator().post("keys/rotate", "");

        assertThat(made.status()).isEqualTo(201);
        String id = made.json().getString("id");
        assertThat(made.json().getString("state")).isEqualTo("waiting");
        assertThat(node.get("sync/keys").text()).contains(id).doesNotContain("\"d\":");
        assertThat(node.get("sync/meetings?limit=500").json().getInt("keys")).isGreaterThan(keysBefore);
        assertThat(follow(before).status()).isEqualTo(206);
        List<String> states =
                administrator().get("keys").json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                        .map(key -> key.getString("state"))
                        .toList();
        assertThat(states).startsWith("waiting").contains("signing");

        assertThat(administrator().post("keys/" + id + "/revoke", "").json().getString("state"))
                .isEqualTo("revoked");
        assertThat(node.get("sync/keys").text()).doesNotContain(id);
        assertThat(follow(before).status()).isEqualTo(206);
    }
}
