package org.lectern.master;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.lectern.content.Digest;

/** Who gets which documents of a meeting, byte for byte, and no name of another. */
interface MasterEditions extends RunningMaster {
    String SECRET = "02 人事/薪酬.txt";

    private static String at(String meeting, String rest) {
        return "meetings/" + meeting + "/" + rest;
    }

    private void restricted(String meeting) {
        draft(meeting);
        upload(meeting, SECRET, "secret pay");
        upload(meeting, "03 审计/报告.txt", "audit report");
        assertThat(administrator()
                        .put(at(meeting, "restrictions/02 人事"), "{\"groups\":[\"board\"]}")
                        .status())
                .isEqualTo(201);
        assertThat(administrator()
                        .put(at(meeting, "restrictions/03 审计/报告.txt"), "{\"groups\":[\"audit\",\"board\"]}")
                        .status())
                .isEqualTo(201);
    }

    private void upload(String meeting, String path, String text) {
        administrator().upload(at(meeting, "documents/" + path), text.getBytes(StandardCharsets.UTF_8));
    }

    private JsonObject publish(String meeting) {
        return administrator().post(at(meeting, "publish"), "").json();
    }

    private MasterClient member(String meeting, String id, String groups) {
        JsonObject participant = administrator()
                .put(at(meeting, "participants/" + id), "{\"name\":\"李雷\",\"groups\":" + groups + "}")
                .json();
        return administrator().with(participant.getString("access_key"));
    }

    private List<String> names(byte[] zip) {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private void sees(MasterClient person, String meeting, String... documents) {
        JsonObject data = person.get(at(meeting, "data")).json();
        assertThat(data.getJsonArray("documents")
                        .getValuesAs(document -> document.asJsonObject().getString("path")))
                .containsExactly(documents);
        byte[] whole = person.get(at(meeting, "download-package")).body();
        assertThat(names(whole))
                .containsExactly(List.of(documents).stream()
                        .collect(() -> new ArrayList<>(List.of("index.html")), ArrayList::add, ArrayList::addAll)
                        .toArray(String[]::new));
        assertThat(Digest.of(whole)).hasToString(data.getString("digest"));
        assertThat(person.anonymous()
                        .follow("GET", URI.create(data.getString("download_url")))
                        .body())
                .isEqualTo(whole);
    }

    @Test
    default void everybody_getsTheDocumentsOfHisGroups() {
        restricted("groups");
        MasterClient board = member("groups", "p1", "[\"board\"]");
        MasterClient audit = member("groups", "p2", "[\"audit\"]");
        MasterClient guest = member("groups", "p3", "[]");
        publish("groups");

        sees(board, "groups", "01 开幕/议程.txt", SECRET, "03 审计/报告.txt");
        sees(audit, "groups", "01 开幕/议程.txt", "03 审计/报告.txt");
        sees(guest, "groups", "01 开幕/议程.txt");
        sees(administrator(), "groups", "01 开幕/议程.txt", SECRET, "03 审计/报告.txt");
    }

    @Test
    default void whatIsHidden_isNotThereByAnyWay() {
        restricted("hidden");
        MasterClient guest = member("hidden", "p1", "[]");
        publish("hidden");
        String digest = administrator()
                .get(at("hidden", "data"))
                .json()
                .getString("digest")
                .substring("sha256:".length());
        JsonObject data = guest.get(at("hidden", "data")).json();
        URI link = URI.create(data.getString("download_url"));

        for (MasterClient.Answer answer : List.of(
                guest.get(at("hidden", "data")),
                guest.get(at("hidden", "package.meta4")),
                guest.get(at("hidden", "documents/index.html")),
                guest.anonymous().follow("GET", link.resolve("documents/index.html?" + link.getRawQuery())))) {
            assertThat(answer.text())
                    .doesNotContain("人事")
                    .doesNotContain("secret pay")
                    .doesNotContain(digest);
            assertThat(answer.header("ETag")).doesNotContain(digest);
        }
        assertThat(guest.get(at("hidden", "documents/" + SECRET)).code()).isEqualTo("document_not_found");
        URI secret = guest.at(at("hidden", "documents/" + SECRET + "?" + link.getRawQuery()));
        assertThat(guest.anonymous().follow("GET", secret).code()).isEqualTo("document_not_found");
        assertThat(guest.get("sync/packages/" + digest).code()).isEqualTo("forbidden");
        assertThat(guest.get("sync/packages/" + digest + "/manifest").code()).isEqualTo("forbidden");
        assertThat(guest.get(at("hidden", "restrictions")).code()).isEqualTo("forbidden");
        assertThat(guest.get(at("hidden", "data?as=p1")).code()).isEqualTo("forbidden");
    }

    @Test
    default void someoneOfOtherGroups_afterPublishing_getsAnEditionOfHisOwn() {
        restricted("late");
        member("late", "p1", "[\"board\"]");
        publish("late");
        assertThat(editions("late")).isZero();

        MasterClient guest = member("late", "p2", "[]");
        sees(guest, "late", "01 开幕/议程.txt");
        assertThat(editions("late")).isEqualTo(1);

        administrator().put(at("late", "participants/p2"), "{\"name\":\"李雷\",\"groups\":[\"audit\"]}");
        sees(guest, "late", "01 开幕/议程.txt", "03 审计/报告.txt");
        administrator().put(at("late", "participants/p2"), "{\"name\":\"李雷\",\"groups\":[\"audit\",\"board\"]}");
        sees(guest, "late", "01 开幕/议程.txt", SECRET, "03 审计/报告.txt");
        assertThat(editions("late")).isEqualTo(2);

        URI link = URI.create(guest.get(at("late", "data")).json().getString("download_url"));
        administrator().put(at("late", "participants/p2"), "{\"name\":\"李雷\",\"groups\":[\"audit\"]}");
        assertThat(guest.anonymous().follow("GET", link).code()).isEqualTo("ticket_revoked");
    }

    private int editions(String meeting) {
        return administrator()
                .get("sync/meetings/" + meeting)
                .json()
                .getJsonArray("editions")
                .size();
    }

    @Test
    default void secretary_seesWhatAParticipantGets() {
        restricted("view-as");
        MasterClient guest = member("view-as", "p1", "[]");
        publish("view-as");
        JsonObject seen = administrator().get(at("view-as", "data?as=p1")).json();

        assertThat(seen.getString("digest"))
                .isEqualTo(guest.get(at("view-as", "data")).json().getString("digest"));
        assertThat(administrator().get(at("view-as", "data?as=nobody")).code()).isEqualTo("participant_not_found");
    }

    @Test
    default void restriction_countsFromTheNextVersionOn() {
        restricted("next");
        MasterClient guest = member("next", "p1", "[]");
        publish("next");
        assertThat(administrator()
                        .send("DELETE", at("next", "restrictions/02 人事"), "")
                        .status())
                .isEqualTo(204);
        sees(guest, "next", "01 开幕/议程.txt");

        assertThat(publish("next").getBoolean("created")).isTrue();
        sees(guest, "next", "01 开幕/议程.txt", SECRET);
        assertThat(publish("next").getBoolean("created")).isFalse();
        assertThat(administrator().get(at("next", "versions")).json().getJsonArray("items"))
                .hasSize(2);
    }

    @Test
    default void restriction_isListedAndChecked() {
        restricted("listed");
        JsonObject page = administrator().get(at("listed", "restrictions")).json();
        assertThat(page.getJsonArray("items")
                        .getValuesAs(item -> item.asJsonObject().getString("path")))
                .containsExactly("02 人事", "03 审计/报告.txt");
        assertThat(administrator()
                        .get(at("listed", "restrictions/02 人事"))
                        .json()
                        .getJsonArray("groups"))
                .hasSize(1);
        assertThat(administrator().get(at("listed", "restrictions/01 开幕")).code())
                .isEqualTo("restriction_not_found");
        assertThat(administrator()
                        .put(at("listed", "restrictions/x"), "{\"groups\":[]}")
                        .json()
                        .getString("field"))
                .isEqualTo("groups");
        assertThat(administrator()
                        .put(at("listed", "restrictions/x"), "{\"groups\":[\"a b\"]}")
                        .json()
                        .getString("field"))
                .isEqualTo("groups");
        assertThat(administrator()
                        .put(at("listed", "restrictions/a:b"), "{\"groups\":[\"b\"]}")
                        .json()
                        .getString("field"))
                .isEqualTo("path");
        assertThat(administrator()
                        .put(at("listed", "participants/p9"), "{\"name\":\"x\",\"groups\":[\"?\"]}")
                        .json()
                        .getString("field"))
                .isEqualTo("groups");
    }
}
