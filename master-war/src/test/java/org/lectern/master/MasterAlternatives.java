package org.lectern.master;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.lectern.content.Digest;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The same package on several servers: links, the Link header, the Metalink, the way to a node. */
interface MasterAlternatives extends RunningMaster {
    /** Publishes a meeting and has two nodes say that they hold it. */
    private JsonObject held(String meeting) {
        JsonObject version = published(meeting);
        for (String id : List.of(meeting + "-one", meeting + "-two")) {
            MasterClient node = node(id, "{}");
            node.post("nodes/" + id + "/heartbeat", """
                    {"boot":"b","software_version":"1","public_urls":["http://%s.example/n/"],"active_downloads":0,\
                    "bytes_served":0,"disk_free":1,"inventory":"i"}""".formatted(id));
            node.post("nodes/" + id + "/replicas", """
                    {"full":true,"inventory":"i","replicas":[{"meeting":"%s","version":1,"digest":"%s",\
                    "state":"active","bytes_done":1,"bytes_total":1,"error":""}]}""".formatted(meeting, version.getString("digest")));
        }
        return administrator().get("meetings/" + meeting + "/data").json();
    }

    private static List<String> urls(JsonObject data) {
        return data.getJsonArray("download_urls").getValuesAs(JsonString::getString);
    }

    @Test
    default void data_namesEveryServerThatHasThePackage() {
        JsonObject data = held("several");
        List<String> urls = urls(data);

        assertThat(urls).hasSize(3);
        assertThat(urls.get(0)).isEqualTo(data.getString("download_url"));
        assertThat(urls.subList(0, 2))
                .allSatisfy(url -> assertThat(url).matches("http://several-(one|two)\\.example/n/api/v1/.*"))
                .doesNotHaveDuplicates();
        assertThat(urls.get(2)).startsWith(root().toString());
        assertThat(urls.stream().map(url -> URI.create(url).getRawQuery()).distinct())
                .hasSize(1);
    }

    @Test
    default void download_namesItsDuplicates() {
        List<String> urls = urls(held("linked-twice"));
        URI own = URI.create(urls.get(2));
        String ticket = own.getRawQuery();
        String expected = "<" + root() + "api/v1/meetings/linked-twice/package.meta4?" + ticket
                + ">; rel=describedby; type=\"application/metalink4+xml\", <" + urls.get(0)
                + ">; rel=duplicate; pri=1, <" + urls.get(1) + ">; rel=duplicate; pri=2";
        MasterClient nobody = administrator().anonymous();

        assertThat(nobody.follow("GET", own).header("Link")).isEqualTo(expected);
        assertThat(nobody.follow("HEAD", own).header("Link")).isEqualTo(expected);
        MasterClient.Answer part = nobody.follow("GET", own, "Range", "bytes=0-9");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Link")).isEqualTo(expected);
        assertThat(nobody.follow("GET", own, "Range", "bytes=99999999-").header("Link"))
                .isEmpty();
        assertThat(administrator().get("meetings/linked-twice/download-package").header("Link"))
                .isEqualTo("<" + root()
                        + "api/v1/meetings/linked-twice/package.meta4>; rel=describedby;"
                        + " type=\"application/metalink4+xml\"");
    }

    @Test
    default void viaNode_sendsOnWithTheSameTicket() {
        List<String> urls = urls(held("sent-on"));
        URI stable = URI.create(urls.get(2) + "&via=node");

        for (String method : List.of("GET", "HEAD")) {
            MasterClient.Answer answer = administrator().anonymous().follow(method, stable, "Range", "bytes=5-");
            assertThat(answer.status()).isEqualTo(307);
            assertThat(answer.header("Location")).isEqualTo(urls.get(0));
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.body()).isEmpty();
        }
        assertThat(administrator().anonymous().follow("POST", stable).status()).isEqualTo(405);
    }

    @Test
    default void viaNodeWithAKey_sendsOnWithATicket() {
        held("sent-key");
        MasterClient.Answer answer = participant("sent-key", "p1").get("meetings/sent-key/download-package?via=node");

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.header("Location"))
                .matches(
                        "http://sent-key-(one|two)\\.example/n/api/v1/meetings/sent-key/download-package\\?ticket=eyJ.*");
        assertThat(administrator()
                        .anonymous()
                        .get("meetings/sent-key/download-package?via=node")
                        .code())
                .isEqualTo("ticket_missing");
    }

    @Test
    default void viaNodeWithoutNode_servesItself() {
        published("unsent");

        assertThat(administrator()
                        .get("meetings/unsent/download-package?via=node")
                        .status())
                .isEqualTo(200);
        MasterClient.Answer wrong = administrator().get("meetings/unsent/download-package?via=moon");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().getString("field")).isEqualTo("via");
    }

    @Test
    default void metalink_describesThePackage() throws Exception {
        JsonObject data = held("described");
        URI own = URI.create(urls(data).get(2));
        byte[] bytes = administrator().anonymous().follow("GET", own).body();

        MasterClient.Answer answer =
                administrator().anonymous().get("meetings/described/package.meta4?" + own.getRawQuery());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/metalink4+xml");
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(answer.header("Content-Disposition")).contains("meeting_described.meta4");
        Document document = parse(answer.body());
        assertThat(texts(document, "hash"))
                .containsExactly(Digest.of(bytes).hex(), Digest.of(bytes).hex());
        assertThat(texts(document, "size")).containsExactly(Integer.toString(bytes.length));
        assertThat(texts(document, "url")).containsExactlyElementsOf(urls(data));
        assertThat(texts(document, "published")).containsExactly(data.getString("published_at"));
    }

    @Test
    default void metalink_isForWhoMayHaveThePackage() {
        published("guarded");
        published("guarded-too");
        MasterClient participant = participant("guarded", "p1");
        MasterClient.Answer get = participant.get("meetings/guarded/package.meta4");
        MasterClient.Answer head = participant.send("HEAD", "meetings/guarded/package.meta4", "");

        assertThat(get.text()).contains("download-package?ticket=eyJ");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length")).isNotEmpty();
        assertThat(administrator()
                        .anonymous()
                        .get("meetings/guarded/package.meta4")
                        .code())
                .isEqualTo("ticket_missing");
        assertThat(participant("guarded-too", "p2")
                        .get("meetings/guarded/package.meta4")
                        .code())
                .isEqualTo("forbidden");
        assertThat(administrator().get("meetings/nobody-knows/package.meta4").code())
                .isEqualTo("meeting_not_found");
        MasterClient.Answer post = administrator().post("meetings/guarded/package.meta4", "");
        assertThat(post.code()).isEqualTo("method_not_allowed");
        assertThat(post.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(administrator()
                        .send("OPTIONS", "meetings/guarded/package.meta4", "")
                        .status())
                .isEqualTo(204);
    }

    private static Document parse(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static List<String> texts(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }
}
