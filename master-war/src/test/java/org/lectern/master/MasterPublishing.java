package org.lectern.master;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** From a draft to the archive. */
interface MasterPublishing extends RunningMaster {
    @Test
    default void meeting_goesThroughItsLife() {
        String board = "meetings/life";
        String body = """
                {"title":"董事会第三次会议","starts_at":"2026-12-01T09:00:00+08:00","ends_at":"2026-12-01T04:00:00Z",
                 "time_zone":"Asia/Shanghai","location":"三号楼","agenda":[{"path":"02 预算"},{"path":"01 开幕","title":"致辞"}]}""";
        MasterClient.Answer made = administrator().put(board, body);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().getString("starts_at")).isEqualTo("2026-12-01T01:00:00Z");
        assertThat(made.json().getString("state")).isEqualTo("draft");
        assertThat(administrator().put(board, body).status()).isEqualTo(200);

        assertThat(upload("life", "01 开幕/主席 致辞.txt", "各位代表").status()).isEqualTo(201);
        MasterClient.Answer table = upload("life", "02 预算/2.1 明细/budget.csv", "item,amount\nHall,12\n");
        assertThat(table.json().getString("media_type")).isEqualTo("text/csv;charset=utf-8");
        assertThat(upload("life", "02 预算/2.1 明细/budget.csv", "item,amount\nHall,13\n")
                        .json()
                        .getInt("revision"))
                .isEqualTo(2);
        JsonObject page = administrator().get(board + "/documents?limit=1").json();
        assertThat(page.getJsonArray("items")).hasSize(1);
        assertThat(page.containsKey("next")).isTrue();

        JsonObject version = administrator().post(board + "/publish", "").json();
        assertThat(version.getInt("version")).isEqualTo(1);
        assertThat(version.getInt("documents")).isEqualTo(2);
        assertThat(version.getBoolean("created")).isTrue();
        assertThat(administrator().post(board + "/publish", "").json().getBoolean("created"))
                .isFalse();
        assertThat(administrator()
                        .get(board + "/versions")
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("digest"))
                .isEqualTo(version.getString("digest"));

        assertThat(administrator().post(board + "/activate", "").json().getString("state"))
                .isEqualTo("active");
        JsonObject data = administrator().get(board + "/data").json();
        assertThat(data.getString("title")).isEqualTo("董事会第三次会议");
        assertThat(data.getString("digest")).isEqualTo(version.getString("digest"));
        assertThat(data.getJsonArray("agenda").getJsonObject(0).getString("path"))
                .isEqualTo("02 预算");
        assertThat(data.getJsonArray("documents").getJsonObject(1).getString("path"))
                .isEqualTo("01 开幕/主席 致辞.txt");
        assertThat(data.getString("download_url")).startsWith(root() + "api/v1/meetings/life/download-package?ticket=");
        assertThat(data.containsKey("served_by")).isFalse();

        assertThat(administrator().send("DELETE", board, "").code()).isEqualTo("wrong_state");
        assertThat(administrator().post(board + "/archive", "").code()).isEqualTo("wrong_state");
        assertThat(administrator().post(board + "/end", "").status()).isEqualTo(200);
        assertThat(upload("life", "late.txt", "late").code()).isEqualTo("wrong_state");
        assertThat(administrator().post(board + "/archive", "").status()).isEqualTo(200);
        assertThat(administrator().get(board + "/data").code()).isEqualTo("archived");
        assertThat(administrator().send("DELETE", board, "").status()).isEqualTo(204);
        assertThat(administrator().get(board).code()).isEqualTo("meeting_not_found");
    }

    private MasterClient.Answer upload(String meeting, String path, String text) {
        return administrator()
                .upload("meetings/" + meeting + "/documents/" + path, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    default void publishing_tellsWhatChanged() {
        administrator().put("meetings/changing", "{\"title\":\"Changing\",\"agenda\":[{\"path\":\"01 Budget\"}]}");
        upload("changing", "01 Budget/budget.csv", "a,1\n");
        upload("changing", "note.txt", "note");
        JsonObject first = administrator().post("meetings/changing/publish", "").json();
        assertThat(first.getString("summary")).startsWith("Version 1: 2 documents, ");
        assertThat(first.getJsonObject("changes").getInt("added")).isEqualTo(2);
        upload("changing", "01 Budget/budget.csv", "a,2\n");

        MasterClient.Answer second = administrator().post("meetings/changing/publish", "", "Accept-Language", "zh-CN");

        JsonObject changes = second.json().getJsonObject("changes");
        assertThat(second.json().getString("summary")).startsWith("议题 1 的 budget.csv 已更改：");
        assertThat(second.header("Content-Language")).isEqualTo("zh-CN");
        assertThat(changes.getInt("since")).isEqualTo(1);
        assertThat(changes.getInt("replaced")).isEqualTo(1);
        assertThat(changes.getInt("travels"))
                .isPositive()
                .isLessThan(second.json().getInt("size"));
        JsonObject change = changes.getJsonArray("documents").getJsonObject(0);
        assertThat(change.getInt("item")).isEqualTo(1);
        assertThat(change.getString("kind")).isEqualTo("replaced");
        JsonObject version = administrator().get("meetings/changing/versions/2").json();
        assertThat(version.getJsonObject("changes")).isEqualTo(changes);
        assertThat(version.getString("summary")).startsWith("Item 1, budget.csv changed: ");
        JsonObject listed = administrator()
                .get("meetings/changing/versions")
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(listed.getJsonObject("changes").containsKey("documents")).isFalse();
        JsonObject again = administrator().post("meetings/changing/publish", "").json();
        assertThat(again.getString("summary")).isEqualTo("Nothing changed since version 2.");
        assertThat(again.containsKey("changes")).isFalse();
    }

    @Test
    default void entityTag_guardsEveryUpdate() {
        MasterClient.Answer made = administrator().put("meetings/tagged", "{\"title\":\"One\"}", "If-None-Match", "*");
        String tag = made.header("ETag");
        assertThat(made.status()).isEqualTo(201);
        assertThat(administrator().get("meetings/tagged").header("ETag")).isEqualTo(tag);

        assertThat(administrator()
                        .put("meetings/tagged", "{\"title\":\"Two\"}", "If-None-Match", "*")
                        .status())
                .isEqualTo(412);
        assertThat(administrator()
                        .put("meetings/tagged", "{\"title\":\"Two\"}", "If-Match", tag)
                        .status())
                .isEqualTo(200);
        MasterClient.Answer late = administrator().put("meetings/tagged", "{\"title\":\"Three\"}", "If-Match", tag);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.code()).isEqualTo("precondition_failed");
        assertThat(administrator()
                        .send("DELETE", "meetings/tagged", "", "If-Match", tag)
                        .status())
                .isEqualTo(412);
        assertThat(administrator().get("meetings/tagged").json().getString("title"))
                .isEqualTo("Two");
    }

    @Test
    default void repeatedPost_makesOneMeeting() {
        MasterClient.Answer first =
                administrator().post("meetings", "{\"title\":\"Generated\"}", "Idempotency-Key", "same");
        MasterClient.Answer again =
                administrator().post("meetings", "{\"title\":\"Generated\"}", "Idempotency-Key", "same");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().getString("id")).isEqualTo(first.json().getString("id"));
        assertThat(first.header("Location"))
                .endsWith("/api/v1/meetings/" + first.json().getString("id"));
    }

    @Test
    default void manyWhoCreateAtOnce_makeOneMeeting() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(8);
        Callable<MasterClient.Answer> work = () -> administrator().put("meetings/crowd", "{\"title\":\"Crowd\"}");
        List<Integer> statuses = new java.util.ArrayList<>();
        for (Future<MasterClient.Answer> answer : people.invokeAll(java.util.Collections.nCopies(8, work))) {
            statuses.add(answer.get().status());
        }
        people.shutdown();

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).allMatch(status -> status == 201 || status == 200 || status == 409);
    }

    @Test
    default void document_isDeletedOnce() {
        draft("shrinking");

        assertThat(administrator()
                        .send("DELETE", "meetings/shrinking/documents/01 开幕/议程.txt", "")
                        .status())
                .isEqualTo(204);
        assertThat(administrator()
                        .send("DELETE", "meetings/shrinking/documents/01 开幕/议程.txt", "")
                        .code())
                .isEqualTo("document_not_found");
        assertThat(administrator().post("meetings/shrinking/publish", "").code())
                .isEqualTo("nothing_to_publish");
    }
}
