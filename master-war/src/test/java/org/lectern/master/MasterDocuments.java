package org.lectern.master;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.content.Digest;

/** Single documents out of the package, from the master itself. */
interface MasterDocuments extends RunningMaster {
    String DESCRIPTION = "application/vnd.lectern.document+json";
    String TABLE = "第一项,预算,1000\n".repeat(2000);

    private MasterClient nobody() {
        return administrator().anonymous();
    }

    private byte[] photo() {
        byte[] photo = new byte[200_000];
        new Random(5).nextBytes(photo);
        photo[0] = (byte) 0xff;
        photo[1] = (byte) 0xd8;
        photo[2] = (byte) 0xff;
        return photo;
    }

    private byte[] table() {
        return TABLE.getBytes(StandardCharsets.UTF_8);
    }

    /** Publishes a meeting with some documents, and answers what its data say of each. */
    private Map<String, JsonObject> documents(String meeting) {
        draft(meeting);
        administrator().upload("meetings/" + meeting + "/documents/photo.jpg", photo());
        administrator().upload("meetings/" + meeting + "/documents/02 预算/budget.csv", table());
        administrator().upload("meetings/" + meeting + "/documents/a%3Bb%2Bc%2525 %26%23.txt", new byte[] {'x'});
        administrator()
                .upload(
                        "meetings/" + meeting + "/documents/page.html",
                        "<html>x</html>".getBytes(StandardCharsets.UTF_8));
        administrator().post("meetings/" + meeting + "/publish", "");
        return administrator()
                .get("meetings/" + meeting + "/data")
                .json()
                .getJsonArray("documents")
                .getValuesAs(JsonObject.class)
                .stream()
                .collect(Collectors.toMap(document -> document.getString("path"), Function.identity()));
    }

    private URI url(JsonObject document) {
        return URI.create(document.getString("url"));
    }

    @Test
    default void documents_areWhatTheDataSay() {
        Map<String, JsonObject> documents = documents("papers");
        assertThat(documents).hasSize(5).containsKey("a;b+c%25 &#.txt");
        for (JsonObject document : documents.values()) {
            MasterClient.Answer answer = nobody().follow("GET", url(document));
            assertThat(answer.status()).as(document.toString()).isEqualTo(200);
            assertThat(Digest.of(answer.body())).hasToString(document.getString("digest"));
            assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(document.getInt("size")));
            assertThat(answer.header("Content-Type")).isEqualTo(document.getString("media_type"));
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Content-Security-Policy")).startsWith("sandbox allow-downloads;");
        }
    }

    @Test
    default void storedDocument_goesByRanges() {
        URI url = url(documents("photos").get("photo.jpg"));

        MasterClient.Answer part = nobody().follow("GET", url, "Range", "bytes=1000-1999", "Accept-Encoding", "gzip");

        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Content-Range")).isEqualTo("bytes 1000-1999/200000");
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(photo(), 1000, 2000));
        assertThat(part.header("Content-Disposition")).isEqualTo("inline; filename=\"photo.jpg\"");
        assertThat(part.header("Vary")).doesNotContain("Accept-Encoding");
    }

    @Test
    default void deflatedDocument_goesAsGzipOrPlain() throws IOException {
        URI url = url(documents("tables").get("02 预算/budget.csv"));

        MasterClient.Answer gzip = nobody().follow("GET", url, "Accept-Encoding", "gzip");
        assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(gzip.response().headers().allValues("Vary")).contains("Accept-Encoding");
        assertThat(gzip.body()).hasSizeLessThan(table().length);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                .isEqualTo(table());
        MasterClient.Answer rest = nobody().follow(
                        "GET", url, "Accept-Encoding", "gzip", "Range", "bytes=5-", "If-Range", gzip.header("ETag"));
        assertThat(rest.status()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(gzip.body(), 5, gzip.body().length));

        MasterClient.Answer plain = nobody().follow("GET", url, "Range", "bytes=5-");
        assertThat(plain.status()).isEqualTo(200);
        assertThat(plain.body()).isEqualTo(table());
        assertThat(plain.header("Accept-Ranges")).isEqualTo("none");
        assertThat(plain.header("Content-Disposition")).startsWith("attachment;");
        assertThat(plain.header("ETag")).isNotEqualTo(gzip.header("ETag"));
        MasterClient.Answer known =
                nobody().follow("GET", url, "Accept-Encoding", "gzip", "If-None-Match", gzip.header("ETag"));
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.response().headers().allValues("Vary")).contains("Accept-Encoding");
    }

    @Test
    default void pageOfThePackage_isThereToo() {
        documents("paged");
        MasterClient.Answer page = administrator().get("meetings/paged/documents/index.html?disposition=inline");
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(page.header("Content-Disposition")).isEqualTo("inline; filename=\"index.html\"");
        assertThat(page.text()).contains("<!DOCTYPE html>").contains("budget.csv");
    }

    @Test
    default void pageThatABrowserOpens_leadsToTheDocumentsOfItsTicket() {
        URI photo = url(documents("linked").get("photo.jpg"));
        URI opened = photo.resolve("index.html?" + photo.getRawQuery() + "&disposition=inline");
        assertThat(nobody().follow("GET", opened).text()).contains("href=\"02%20");

        MasterClient.Answer sent = nobody().follow("GET", opened, "Accept", "text/html,*/*;q=0.8");
        assertThat(sent.status()).isEqualTo(307);
        URI page = opened.resolve(sent.header("Location"));
        assertThat(page.getRawPath()).contains("/documents;ticket=").endsWith(";disposition=inline/index.html");
        assertThat(page.getRawQuery()).isNull();

        assertThat(nobody().follow("GET", page).header("Content-Disposition"))
                .isEqualTo("inline; filename=\"index.html\"");
        MasterClient.Answer table = nobody().follow("GET", page.resolve("02%20%E9%A2%84%E7%AE%97/budget.csv"));
        assertThat(table.body()).isEqualTo(table());
        assertThat(table.header("Content-Disposition")).isEqualTo("inline; filename=\"budget.csv\"");
        assertThat(nobody().follow("GET", page.resolve("a%3Bb%2Bc%2525%20%26%23.txt"))
                        .text())
                .isEqualTo("x");
    }

    @Test
    default void ticketInThePath_isHeldToItsMeetingAndWords() {
        URI photo = url(documents("mine").get("photo.jpg"));
        documents("yours");
        String ticket = photo.getRawQuery();
        URI api = photo.resolve("../../");

        assertThat(nobody().follow("GET", api.resolve("mine/documents;" + ticket.replace(".", "%2E") + "/photo.jpg"))
                        .body())
                .isEqualTo(photo());
        assertThat(nobody().follow("HEAD", api.resolve("mine/download-package;" + ticket))
                        .status())
                .isEqualTo(200);
        assertThat(nobody().follow("GET", api.resolve("yours/documents;" + ticket + "/photo.jpg"))
                        .code())
                .isEqualTo("ticket_invalid");
        assertThat(nobody().follow("GET", api.resolve("mine/documents;ticket=/photo.jpg"))
                        .code())
                .isEqualTo("ticket_missing");
        assertThat(nobody().follow("GET", api.resolve("mine/documents;ticket=x.y.z/photo.jpg"))
                        .code())
                .isEqualTo("ticket_invalid");
    }

    @Test
    default void document_isForReadersOfItsMeeting() {
        documents("readers");
        documents("others");
        String path = "meetings/readers/documents/photo.jpg";

        assertThat(participant("readers", "p1").get(path).status()).isEqualTo(200);
        assertThat(participant("others", "p1").get(path).code()).isEqualTo("forbidden");
        assertThat(nobody().get(path).code()).isEqualTo("ticket_missing");
        assertThat(nobody().get(path + "?ticket=x").code()).isEqualTo("ticket_invalid");
        assertThat(administrator().get("meetings/readers/documents/none.jpg").code())
                .isEqualTo("document_not_found");
        assertThat(administrator().get(path + "?disposition=x").json().getString("field"))
                .isEqualTo("disposition");
    }

    @Test
    default void documentOfADraft_isNotPublished_butDescribed() {
        draft("drafted");
        String path = "meetings/drafted/documents/01 开幕/议程.txt";

        assertThat(administrator().get(path).code()).isEqualTo("not_published");
        MasterClient.Answer described = administrator().get(path, "Accept", "text/html, " + DESCRIPTION + ";q=0.9");
        assertThat(described.status()).isEqualTo(200);
        assertThat(described.header("Content-Type")).startsWith(DESCRIPTION);
        assertThat(described.json().getInt("revision")).isEqualTo(1);
        assertThat(participant("drafted", "p1").get(path, "Accept", DESCRIPTION).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..%2F..%2Fdata",
                "..%2Fphoto.jpg",
                "%2e%2e/data",
                "a%2F..%2Fphoto.jpg",
                "photo.jpg%00",
                "%5Cphoto.jpg",
                "photo.jpg/",
                "%2Fphoto.jpg",
                "photo.jpg%0D%0AX:%20y",
                "Photo.jpg",
                "photo.jpg%20"
            })
    default void pathOfNoDocument_isRefusedByWhoeverSeesItFirst(String path) throws IOException {
        assertThat(administrator().rawStatus("GET", "meetings/papers/documents/" + path, ""))
                .isIn(400, 404);
    }
}
