package org.lectern.master;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.lectern.content.Digest;
import org.lectern.delta.DictionaryCoding;
import org.lectern.delta.ManifestBody;

/** Packages from the master itself, by link and by key. */
interface MasterDownloads extends RunningMaster {
    private URI link(String meeting) {
        published(meeting);
        return URI.create(
                administrator().get("meetings/" + meeting + "/data").json().getString("download_url"));
    }

    @Test
    default void link_opensThePackage() throws IOException {
        URI link = link("linked");
        JsonObject data = administrator().get("meetings/linked/data").json();

        MasterClient.Answer answer = administrator().anonymous().follow("GET", link);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Digest.of(answer.body())).hasToString(data.getString("digest"));
        assertThat(answer.body()).hasSize(data.getInt("size"));
        assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
        assertThat(answer.header("Content-Disposition")).contains("attachment", "meeting_linked.zip");
        assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("index.html");
            assertThat(zip.getNextEntry().getName()).isEqualTo("01 开幕/议程.txt");
        }
    }

    @Test
    default void head_tellsWhatGetWould() {
        URI link = link("headed");
        MasterClient.Answer get = administrator().anonymous().follow("GET", link);
        MasterClient.Answer head = administrator().anonymous().follow("HEAD", link);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String name : new String[] {"Content-Length", "ETag", "Content-Type", "Content-Disposition"}) {
            assertThat(head.header(name)).as(name).isEqualTo(get.header(name)).isNotEmpty();
        }
    }

    @Test
    default void ranges_areParts() {
        URI link = link("ranged");
        byte[] whole = administrator().anonymous().follow("GET", link).body();
        String tag = administrator().anonymous().follow("HEAD", link).header("ETag");
        int size = whole.length;

        MasterClient.Answer first = administrator().anonymous().follow("GET", link, "Range", "bytes=0-99");
        assertThat(first.status()).isEqualTo(206);
        assertThat(first.header("Content-Range")).isEqualTo("bytes 0-99/" + size);
        assertThat(first.body()).isEqualTo(Arrays.copyOf(whole, 100));
        MasterClient.Answer last = administrator().anonymous().follow("GET", link, "Range", "bytes=-10");
        assertThat(last.body()).isEqualTo(Arrays.copyOfRange(whole, size - 10, size));
        MasterClient.Answer rest =
                administrator().anonymous().follow("GET", link, "Range", "bytes=100-", "If-Range", tag);
        assertThat(rest.status()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole, 100, size));
        MasterClient.Answer changed =
                administrator().anonymous().follow("GET", link, "Range", "bytes=100-", "If-Range", "\"other\"");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body()).isEqualTo(whole);
        MasterClient.Answer beyond = administrator().anonymous().follow("GET", link, "Range", "bytes=" + size + "-");
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + size);
    }

    @Test
    default void packageThatIsKnown_isNotSentAgain() {
        URI link = link("known");
        String tag = administrator().anonymous().follow("HEAD", link).header("ETag");

        MasterClient.Answer answer = administrator().anonymous().follow("GET", link, "If-None-Match", tag);
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(administrator()
                        .anonymous()
                        .follow("GET", link, "If-Match", "\"other\"")
                        .status())
                .isEqualTo(412);
    }

    @Test
    default void ticket_isNeededAndHeld() {
        URI link = link("ticketed");
        published("ticketed-too");
        MasterClient nobody = administrator().anonymous();
        String ticket = link.getRawQuery();

        assertThat(nobody.get("meetings/ticketed/download-package").code()).isEqualTo("ticket_missing");
        assertThat(nobody.get("meetings/ticketed/download-package?ticket=x").code())
                .isEqualTo("ticket_invalid");
        assertThat(nobody.get("meetings/ticketed/download-package?" + ticket.replace("ticket=e", "ticket=f"))
                        .code())
                .isEqualTo("ticket_invalid");
        assertThat(nobody.get("meetings/ticketed-too/download-package?" + ticket)
                        .code())
                .isEqualTo("ticket_invalid");
        assertThat(nobody.get("meetings/..%2Fticketed/download-package?" + ticket)
                        .status())
                .isBetween(400, 404);
        assertThat(nobody.follow("POST", link).status()).isEqualTo(405);
    }

    @Test
    default void linkOfAnOlderVersion_keepsItsBytes() {
        URI link = link("older");
        byte[] before = administrator().anonymous().follow("GET", link).body();
        administrator().upload("meetings/older/documents/b.txt", new byte[] {'b'});
        administrator().post("meetings/older/publish", "");

        assertThat(administrator().anonymous().follow("GET", link).body()).isEqualTo(before);
    }

    @Test
    default void node_readsManifestsAgainstTheOneItHas() throws IOException {
        MasterClient node = node("delta", "{}");
        String first = published("delta").getString("digest").substring("sha256:".length());
        byte[] known = node.get("sync/packages/" + first + "/manifest").body();
        administrator().upload("meetings/delta/documents/new.txt", new byte[] {'n'});
        String second = administrator()
                .post("meetings/delta/publish", "")
                .json()
                .getString("digest")
                .substring("sha256:".length());
        String path = "sync/packages/" + second + "/manifest";

        MasterClient.Answer whole = node.get(path);
        MasterClient.Answer coded = node.get(
                path,
                "Accept-Encoding",
                "gzip, dcz",
                "Dictionary-ID",
                '"' + first + '"',
                "Available-Dictionary",
                DictionaryCoding.nameOf(known));

        assertThat(whole.header("Content-Encoding")).isEmpty();
        assertThat(ManifestBody.toSigned(whole.body()))
                .isEqualTo(node.get("sync/meetings/delta").json().getString("manifest"));
        assertThat(coded.header("Content-Encoding")).isEqualTo("dcz");
        assertThat(DictionaryCoding.decode(coded.body(), known, ManifestBody.MOST))
                .isEqualTo(whole.body());
        assertThat(node.get(
                                path,
                                "Accept-Encoding",
                                "dcz",
                                "Dictionary-ID",
                                '"' + first + '"',
                                "Available-Dictionary",
                                ":AAAA:")
                        .body())
                .isEqualTo(whole.body());
        assertThat(node.get("sync/packages/" + "0".repeat(64) + "/manifest").code())
                .isEqualTo("package_not_found");
        assertThat(node.get("sync/packages/xyz/manifest").json().getString("field"))
                .isEqualTo("digest");
        assertThat(participant("delta", "p1").get(path).code()).isEqualTo("forbidden");
    }

    @Test
    default void node_readsPackagesByTheirDigest() {
        MasterClient node = node("reader", "{}");
        String digest = published("read").getString("digest").substring("sha256:".length());

        MasterClient.Answer part = node.get("sync/packages/" + digest, "Range", "bytes=0-3");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(new byte[] {'P', 'K', 3, 4});
        assertThat(node.get("sync/packages/" + "0".repeat(64)).code()).isEqualTo("package_not_found");
        assertThat(node.get("sync/packages/xyz").json().getString("field")).isEqualTo("digest");
        assertThat(administrator().anonymous().get("sync/packages/" + digest).status())
                .isEqualTo(401);
        assertThat(participant("read", "p1").get("sync/packages/" + digest).code())
                .isEqualTo("forbidden");
    }
}
