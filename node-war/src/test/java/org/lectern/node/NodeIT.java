package org.lectern.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lectern.content.DeclaredContent;
import org.lectern.content.Digest;
import org.lectern.content.DocumentPath;
import org.lectern.content.Manifest;
import org.lectern.content.MeetingFacts;
import org.lectern.content.MeetingId;
import org.lectern.content.PackageContents;
import org.lectern.content.PackageDocument;
import org.lectern.content.PackageWriter;
import org.lectern.network.Networks;
import org.lectern.node.hub.Forgeries;
import org.lectern.node.hub.MemoryMaster;
import org.lectern.node.replica.Bench;
import org.lectern.ticket.Ticket;

/** The WAR in Payara Micro, on a folder that a former run left, with the master away. */
@ArquillianTest
final class NodeIT {
    private static final MeetingId OTHER = new MeetingId("other");
    private static final MeetingId PAPERS = new MeetingId("papers");
    private static final byte[] PHOTO = Bench.bytes(3, 300_000);
    private static final byte[] TABLE = "第一项,预算,1000\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    private static final byte[] BYTES = Bench.bytes(1, 3 << 20);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static MemoryMaster master;
    private static Digest digest;
    private static Digest rotten;
    private static Digest papers;
    private static String jwks;
    private static String manifest;

    @ArquillianResource
    private URL deployed;

    @Deployment(testable = false)
    static WebArchive deploy() throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("lectern.it"), "data"));
        Bench bench = new Bench(folder);
        master = bench.master;
        digest = master.publish(Bench.BOARD, 3, BYTES);
        rotten = master.publish(OTHER, 1, Bench.bytes(2, 3 << 20));
        papers = publishPapers(folder);
        bench.sync();
        bench.sync();
        jwks = master.keys();
        manifest = master.manifest(papers, Optional.empty());
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/lectern-node.war"));
    }

    private static Digest publishPapers(Path folder) throws IOException {
        Instant revised = Instant.parse("2026-11-20T08:30:11Z");
        PackageContents contents = new PackageContents(
                PAPERS,
                1,
                "full",
                MemoryMaster.PUBLISHED,
                new MeetingFacts("Board", Optional.empty(), Optional.empty(), ZoneOffset.UTC, Optional.empty()),
                List.of(),
                List.of(
                        new PackageDocument(
                                DocumentPath.parse("01 开幕/photo.jpg"),
                                DeclaredContent.of("image/jpeg", revised, PHOTO)),
                        new PackageDocument(
                                DocumentPath.parse("budget.csv"), DeclaredContent.of("text/csv", revised, TABLE))));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Manifest manifest = new PackageWriter(folder).write(contents, out);
        return master.publish(manifest, out.toByteArray());
    }

    /** A node is ready once it has asked its master in vain. */
    @BeforeEach
    void awaitReadiness() throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (get("health").statusCode() != 200) {
            assertThat(System.nanoTime()).as("time to get ready").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void health_masterAway_isUpWithWhatItHolds() throws Exception {
        HttpResponse<String> answer = get("health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).contains("\"status\":\"up\"", "\"node\":\"it\"", "\"master\":\"down\"");
    }

    @Test
    void download_ticket_everyByte() throws Exception {
        HttpResponse<byte[]> answer = CLIENT.send(link(Bench.BOARD, digest).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(BYTES);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(answer.headers().firstValue("ETag")).contains('"' + digest.hex() + '"');
        assertThat(answer.headers().firstValue("Last-Modified")).contains("Sun, 22 Nov 2026 01:00:00 GMT");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("filename=\"meeting_board.zip\"");
    }

    @Test
    void download_range_thatPart() throws Exception {
        HttpRequest request = link(Bench.BOARD, digest)
                .header("Range", "bytes=1000000-1999999")
                .build();
        HttpResponse<byte[]> answer = CLIENT.send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.headers().firstValue("Content-Range")).contains("bytes 1000000-1999999/" + BYTES.length);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(BYTES, 1_000_000, 2_000_000));
    }

    @Test
    void download_head_lengthWithoutBody() throws Exception {
        HttpRequest request = link(Bench.BOARD, digest)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(BYTES.length);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void download_knownTag_notModified() throws Exception {
        HttpRequest request = link(Bench.BOARD, digest)
                .header("If-None-Match", '"' + digest.hex() + '"')
                .build();
        assertThat(CLIENT.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(304);
    }

    @Test
    void download_byteFlipped_isRefusedAndNotServedInPart() throws Exception {
        Path file = Path.of(System.getProperty("lectern.it"), "data", "active", rotten.hex(), "package");
        byte[] bytes = Files.readAllBytes(file);
        bytes[5] ^= 1;
        Files.write(file, bytes);
        HttpResponse<String> answer = CLIENT.send(link(OTHER, rotten).build(), BodyHandlers.ofString());
        checkProblem(answer, 503, "unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void download_noTicket_isRefusedInTheReadersLanguage() throws Exception {
        HttpResponse<String> english = get("meetings/board/download-package");
        checkProblem(english, 401, "ticket_missing");
        assertThat(english.headers().firstValue("Content-Language")).contains("en");
        assertThat(english.body()).contains("This link is not complete");
        HttpRequest chinese = request("meetings/board/download-package")
                .header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5")
                .build();
        HttpResponse<String> answer = CLIENT.send(chinese, BodyHandlers.ofString(StandardCharsets.UTF_8));
        checkProblem(answer, 401, "ticket_missing");
        assertThat(answer.body()).contains("此链接不完整");
        assertThat(answer.headers().firstValue("Content-Language")).contains("zh-CN");
    }

    @Test
    void download_browserWithoutTicket_isShownAPage() throws Exception {
        HttpRequest request = request("meetings/board/download-package")
                .header("Accept", "text/html")
                .build();
        HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(answer.body()).contains("This link is not complete");
    }

    @Test
    void download_ticketOverOrForgedOrOfAnotherMeeting_refused() throws Exception {
        String over = master.ticket(Bench.BOARD, digest, Instant.now().minusSeconds(5));
        checkProblem(get("meetings/board/download-package?ticket=" + over), 401, "ticket_expired");
        checkProblem(get("meetings/board/download-package?ticket=x.y.z"), 403, "ticket_invalid");
        String other = master.ticket(OTHER, digest, Instant.now().plusSeconds(60));
        checkProblem(get("meetings/board/download-package?ticket=" + other), 403, "ticket_invalid");
    }

    @Test
    void download_forgedTicket_isRefusedHoweverItIsMade() throws Exception {
        String good = master.ticket(Bench.BOARD, digest, Instant.now().plusSeconds(60));
        assertThat(get("meetings/board/download-package?ticket=" + good).statusCode())
                .isEqualTo(200);
        Map<String, String> forgeries = new LinkedHashMap<>(Forgeries.of(good, jwks));
        forgeries.put("a pass of a node", master.pass(digest, Instant.now().plusSeconds(60)));
        forgeries.put("a manifest", manifest);
        for (Map.Entry<String, String> forgery : forgeries.entrySet()) {
            HttpResponse<String> answer = get("meetings/board/download-package?ticket=" + forgery.getValue());
            assertThat(answer.statusCode()).as(forgery.getKey()).isEqualTo(403);
            assertThat(answer.body()).as(forgery.getKey()).contains("\"ticket_invalid\"");
        }
    }

    @Test
    void download_ticketOfAnotherPackageOrNetwork_isRefused() throws Exception {
        Ticket ticket = new Ticket(OTHER, digest, "alice", Instant.now().plusSeconds(60));
        checkProblem(get("meetings/other/download-package?ticket=" + master.sign(ticket)), 503, "unavailable");
        Ticket far = new Ticket(Bench.BOARD, digest, "alice", Instant.now().plusSeconds(60))
                .within(Networks.parse("10.0.0.0/8"));
        HttpResponse<String> answer = get("meetings/board/download-package?ticket=" + master.sign(far));
        checkProblem(answer, 403, "address_not_allowed");
        HttpRequest claimed = request("meetings/board/download-package?ticket=" + master.sign(far))
                .header("X-Forwarded-For", "10.0.0.7")
                .header("Forwarded", "for=10.0.0.7")
                .build();
        checkProblem(CLIENT.send(claimed, BodyHandlers.ofString()), 403, "address_not_allowed");
    }

    @Test
    void download_ticketOver_namesItsRenewalAtTheMaster() throws Exception {
        Ticket over = new Ticket(
                Bench.BOARD,
                digest,
                "alice",
                Instant.now().minusSeconds(5),
                List.of(URI.create("https://master.example/lectern/")));
        HttpResponse<String> answer = get("meetings/board/download-package?ticket=" + master.sign(over));
        checkProblem(answer, 401, "ticket_expired");
        assertThat(answer.body())
                .contains(
                        "\"renewal\":\"https://master.example/lectern/api/v1/meetings/board/download-package?via=node\"");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"lectern\", error=\"invalid_token\"");
    }

    @Test
    void download_packageNotHereAndMasterAway_isUnavailable() throws Exception {
        Digest absent = Digest.of(new byte[] {1});
        HttpResponse<String> answer = CLIENT.send(link(Bench.BOARD, absent).build(), BodyHandlers.ofString());
        checkProblem(answer, 503, "unavailable");
    }

    @Test
    void download_malformedMeeting_fieldIsNamed() throws Exception {
        HttpResponse<String> answer = get("meetings/-board/download-package?ticket=x");
        checkProblem(answer, 400, "invalid_field");
        assertThat(answer.body()).contains("\"field\":\"id\"");
    }

    @Test
    void download_post_isNotAllowed() throws Exception {
        HttpRequest request = request("meetings/board/download-package")
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
        checkProblem(answer, 405, "method_not_allowed");
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
    }

    @Test
    void document_stored_isThereByRange() throws Exception {
        HttpRequest request = document("01%20%E5%BC%80%E5%B9%95/photo.jpg")
                .header("Range", "bytes=-1000")
                .build();
        HttpResponse<byte[]> answer = CLIENT.send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(PHOTO, 299_000, 300_000));
        assertThat(answer.headers().firstValue("ETag"))
                .contains('"' + Digest.of(PHOTO).hex() + '"');
        assertThat(answer.headers().firstValue("Last-Modified")).contains("Fri, 20 Nov 2026 08:30:11 GMT");
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(answer.headers().firstValue("Content-Disposition")).contains("inline; filename=\"photo.jpg\"");
    }

    @Test
    void document_deflated_isGzipOrPlain() throws Exception {
        HttpResponse<byte[]> plain = CLIENT.send(document("budget.csv").build(), BodyHandlers.ofByteArray());
        assertThat(plain.body()).isEqualTo(TABLE);
        assertThat(plain.headers().firstValue("Accept-Ranges")).contains("none");
        assertThat(plain.headers().firstValueAsLong("Content-Length")).hasValue(TABLE.length);
        HttpRequest request =
                document("budget.csv").header("Accept-Encoding", "gzip, br").build();
        HttpResponse<byte[]> gzip = CLIENT.send(request, BodyHandlers.ofByteArray());
        assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(gzip.headers().allValues("Vary")).contains("Accept-Encoding");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                .isEqualTo(TABLE);
    }

    @Test
    void document_unknownOrWithoutTicket_isRefused() throws Exception {
        checkProblem(CLIENT.send(document("none.csv").build(), BodyHandlers.ofString()), 404, "document_not_found");
        checkProblem(get("meetings/papers/documents/budget.csv"), 401, "ticket_missing");
        checkProblem(get("meetings/papers/documents/CON?ticket=x"), 400, "invalid_field");
    }

    @Test
    void page_openedByABrowser_leadsToDocumentsByTheTicketInItsPath() throws Exception {
        HttpRequest opened =
                document("index.html").header("Accept", "text/html,*/*;q=0.8").build();
        HttpResponse<String> sent = CLIENT.send(opened, BodyHandlers.ofString());
        assertThat(sent.statusCode()).isEqualTo(307);
        URI page = opened.uri().resolve(sent.headers().firstValue("Location").orElseThrow());
        assertThat(page.getRawPath()).contains("/documents;ticket=").endsWith("/index.html");

        HttpResponse<String> shown = CLIENT.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(shown.body()).contains("href=\"01%20%E5%BC%80%E5%B9%95/photo.jpg\"");
        HttpRequest linked = HttpRequest.newBuilder(page.resolve("01%20%E5%BC%80%E5%B9%95/photo.jpg"))
                .build();
        assertThat(CLIENT.send(linked, BodyHandlers.ofByteArray()).body()).isEqualTo(PHOTO);
    }

    @Test
    void ticketInThePath_isCheckedAsInTheQuery() throws Exception {
        String over = master.ticket(PAPERS, papers, Instant.now().minusSeconds(5));
        checkProblem(get("meetings/papers/documents;ticket=" + over + "/budget.csv"), 401, "ticket_expired");
        String other = master.ticket(OTHER, papers, Instant.now().plusSeconds(60));
        checkProblem(get("meetings/papers/documents;ticket=" + other + "/budget.csv"), 403, "ticket_invalid");
        checkProblem(get("meetings/papers/documents;ticket=/budget.csv"), 401, "ticket_missing");
        String good = master.ticket(PAPERS, papers, Instant.now().plusSeconds(60));
        String encoded = good.replace(".", "%2E").replace("-", "%2d");
        assertThat(get("meetings/papers/documents;ticket=" + encoded + "/budget.csv")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("meetings/papers/download-package;ticket=" + good).statusCode())
                .isEqualTo(200);
    }

    @Test
    void document_options_namesTheMethods() throws Exception {
        HttpRequest request = request("meetings/papers/documents/budget.csv")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
    }

    @Test
    void health_post_isNotAllowed() throws Exception {
        HttpRequest request =
                request("health").POST(HttpRequest.BodyPublishers.ofString("x")).build();
        HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
        checkProblem(answer, 405, "method_not_allowed");
        assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET");
    }

    @Test
    void anyUnknownAddress_isAProblem() throws Exception {
        checkProblem(get("meetings/board"), 404, "not_found");
        checkProblem(get("nothing"), 404, "not_found");
        HttpRequest outside =
                HttpRequest.newBuilder(URI.create(root() + "nothing/here")).build();
        checkProblem(CLIENT.send(outside, BodyHandlers.ofString()), 404, "not_found");
    }

    @Test
    void preflight_ofThePortal_needsNoTicket() throws Exception {
        HttpResponse<String> answer = CLIENT.send(preflight("https://portal.example"), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("https://portal.example");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods")).contains("GET, HEAD, OPTIONS");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
                .contains("Range", "If-Range");
    }

    @Test
    void preflight_ofAnotherOrigin_isRefused() throws Exception {
        HttpResponse<String> answer = CLIENT.send(preflight("https://evil.example"), BodyHandlers.ofString());
        checkProblem(answer, 403, "forbidden");
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void portal_maySeeAnswersOfEveryKind() throws Exception {
        URI missing = URI.create(root() + "api/v1/nothing");
        for (HttpRequest.Builder request : List.of(
                link(Bench.BOARD, digest),
                link(Bench.BOARD, digest).header("Range", "bytes=5-9"),
                link(Bench.BOARD, digest).header("If-None-Match", '"' + digest.hex() + '"'),
                link(Bench.BOARD, Digest.of(new byte[] {1})),
                request("meetings/board/download-package"),
                request("health"),
                HttpRequest.newBuilder(missing))) {
            HttpResponse<byte[]> answer = CLIENT.send(
                    request.header("Origin", "https://portal.example").build(), BodyHandlers.ofByteArray());
            assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
                    .as(answer.toString())
                    .containsExactly("https://portal.example");
            assertThat(answer.headers().allValues("Vary")).containsExactly("Origin");
            assertThat(answer.headers()
                            .firstValue("Access-Control-Expose-Headers")
                            .orElseThrow())
                    .contains("Content-Range", "Repr-Digest");
        }
    }

    @Test
    void otherOrigin_getsTheSameAnswerUnreadable() throws Exception {
        HttpRequest request =
                request("health").header("Origin", "https://evil.example").build();
        HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
        assertThat(answer.headers().allValues("Vary")).containsExactly("Origin");
    }

    @Test
    void sibling_pass_opensThePackageByRange() throws Exception {
        HttpResponse<byte[]> whole =
                CLIENT.send(sibling("", master.pass(digest, soon())).build(), BodyHandlers.ofByteArray());
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(BYTES);

        HttpResponse<byte[]> part = CLIENT.send(
                sibling("", master.pass(digest, soon()))
                        .header("Range", "bytes=1000000-1999999")
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Length")).contains("1000000");
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(BYTES, 1_000_000, 2_000_000));
    }

    @Test
    void sibling_chunks_areAllOfAnActivePackageAtOnce() throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                sibling("/chunks?known=0&wait=10", master.pass(digest, soon())).build(), BodyHandlers.ofString());
        int count = MemoryMaster.manifest(Bench.BOARD, 3, BYTES).chunks().size();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body())
                .contains("\"complete\":true", "\"count\":" + count, "\"chunks\":\"0-" + (count - 1) + "\"");
    }

    @Test
    void sibling_withoutAPassForThePackage_isRefused() throws Exception {
        String ticket = master.ticket(Bench.BOARD, digest, soon());
        String forged = new MemoryMaster().pass(digest, soon());
        for (String path : List.of("", "/chunks")) {
            checkProblem(
                    CLIENT.send(request("sync/packages/" + digest.hex() + path).build(), BodyHandlers.ofString()),
                    401,
                    "unauthenticated");
            for (String wrong : List.of(
                    ticket,
                    forged,
                    "x",
                    master.pass(papers, soon()),
                    master.pass(digest, Instant.now().minusSeconds(1)))) {
                checkProblem(
                        CLIENT.send(sibling(path, wrong).build(), BodyHandlers.ofString()), 403, "wrong_credentials");
            }
        }
        checkProblem(
                get("meetings/board/download-package?ticket=" + master.pass(digest, soon())), 403, "ticket_invalid");
    }

    @Test
    void sibling_packageNotHere_isNotFound() throws Exception {
        Digest unknown = Digest.of(new byte[] {7});
        for (String path : List.of("", "/chunks?wait=10")) {
            HttpRequest request = request("sync/packages/" + unknown.hex() + path)
                    .header("Authorization", "Bearer " + master.pass(unknown, soon()))
                    .build();
            checkProblem(CLIENT.send(request, BodyHandlers.ofString()), 404, "package_not_found");
        }
        HttpRequest post = sibling("", master.pass(digest, soon()))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        checkProblem(CLIENT.send(post, BodyHandlers.ofString()), 405, "method_not_allowed");
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(600);
    }

    private HttpRequest.Builder sibling(String path, String pass) {
        return request("sync/packages/" + digest.hex() + path).header("Authorization", "Bearer " + pass);
    }

    private HttpRequest preflight(String origin) {
        return request("meetings/board/download-package")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "if-range,range")
                .build();
    }

    private HttpRequest.Builder document(String path) {
        String ticket = master.ticket(PAPERS, papers, Instant.now().plusSeconds(600));
        return request("meetings/papers/documents/" + path + "?ticket=" + ticket);
    }

    private HttpRequest.Builder link(MeetingId meeting, Digest of) {
        String ticket = master.ticket(meeting, of, Instant.now().plusSeconds(600));
        return request("meetings/" + meeting + "/download-package?ticket=" + ticket);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root() + "api/v1/" + path)).timeout(Duration.ofSeconds(30));
    }

    /** The server names itself by the machine's name, but listens on the loopback address only. */
    private String root() {
        return "http://127.0.0.1:" + deployed.getPort() + deployed.getPath();
    }

    private static void checkProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().map()).doesNotContainKey("x-powered-by");
        assertThat(answer.body())
                .contains("\"status\":" + status, "\"code\":\"" + code + "\"")
                .doesNotContain("Exception", "org.", "Payara", "/data/");
    }
}
