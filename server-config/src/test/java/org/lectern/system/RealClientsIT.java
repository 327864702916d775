package org.lectern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.ClusterOptions;

/**
 * Programs that people download with, over a connection that breaks.
 *
 * <p>Those that are installed are tried. With {@code LECTERN_REQUIRE_CLIENTS=true} in the environment all of them are,
 * and one that is not installed fails.
 */
class RealClientsIT {
    private static final int MEGABYTES = 20;
    private static final long SIZE = MEGABYTES << 20;
    private static final boolean REQUIRED = Boolean.parseBoolean(System.getenv("LECTERN_REQUIRE_CLIENTS"));

    @TempDir
    static Path folder;

    private static Cluster cluster;
    private static MeetingDay day;
    private static Digest digest;

    @BeforeAll
    static void publish() {
        cluster = Cluster.start(ClusterOptions.in(folder.resolve("cluster")));
        day = new MeetingDay(cluster).upload("a.bin", MEGABYTES, 1);
        digest = day.publish();
        day.awaitEverywhere(digest);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @TestFactory
    Stream<DynamicTest> brokenDownload_goesOnWhereItBroke() {
        return tried(Client.values()).map(client -> dynamicTest(client.name(), () -> breakAndGoOn(client)));
    }

    @TestFactory
    Stream<DynamicTest> downloadBegunOnANodeThatDies_goesOnAtAnother() {
        return tried(Client.CURL).map(client -> dynamicTest(client.name(), () -> changeNode(client)));
    }

    @TestFactory
    Stream<DynamicTest> pageOfANode_leadsToTheTextsOfTheMeeting() {
        return tried(Client.CHROMIUM).map(client -> dynamicTest(client.name(), () -> readText(client)));
    }

    private static Stream<Client> tried(Client... clients) {
        return Stream.of(clients)
                .filter(client -> REQUIRED || client.installed().isPresent());
    }

    private static void breakAndGoOn(Client client) throws IOException {
        assertThat(client.installed()).as("installed").isPresent();
        URI link = day.linkAt(cluster.member("node-2")).url();
        Path place = Files.createDirectory(folder.resolve(client.name()));
        try (BreakingProxy proxy = new BreakingProxy(link, client.breakAfter())) {
            Path file = client.download(proxy.through(link), place);

            assertThat(Digest.of(Files.readAllBytes(file))).isEqualTo(digest);
            assertThat(proxy.hasBroken()).isTrue();
            assertThat(proxy.passed()).as("bytes for %d", SIZE).isBetween(SIZE, SIZE * 13 / 10);
            List<String> later = proxy.requests().subList(1, proxy.requests().size());
            assertThat(later)
                    .isNotEmpty()
                    .allSatisfy(request -> assertThat(request).containsPattern("(?im)^range: bytes=[1-9]"));
        }
    }

    private static void readText(Client chromium) throws IOException {
        assertThat(chromium.installed()).as("installed").isPresent();
        MeetingDay other =
                new MeetingDay(cluster).upload("01 开幕/会议纪要 1.txt", "会议纪要：同意。".getBytes(StandardCharsets.UTF_8));
        other.awaitAt(cluster.member("node-2"), other.publish());
        URI link = other.linkAt(cluster.member("node-2")).url();
        URI page = link.resolve("documents/index.html?" + link.getRawQuery() + "&disposition=inline");
        Path place = Files.createDirectory(folder.resolve("page"));
        try (Chromium browser = Chromium.start(chromium.installed().orElseThrow(), place)) {
            Chromium.Page shown = browser.open(page);
            shown.awaitText("会议纪要 1.txt");
            assertThat(shown.address().getRawPath())
                    .contains("/documents;ticket=")
                    .endsWith("/index.html");
            shown.click("%201.txt");
            shown.awaitText("会议纪要：同意。");
            assertThat(shown.address().getRawPath())
                    .contains("/documents;ticket=")
                    .endsWith("%201.txt");
        }
    }

    /** The dead node stays dead: nothing else here needs it. */
    private static void changeNode(Client curl) throws IOException {
        assertThat(curl.installed()).as("installed").isPresent();
        URI first = day.linkAt(cluster.member("node-1")).url();
        URI second = day.linkAt(cluster.member("node-2")).url();
        Path place = Files.createDirectory(folder.resolve("two-nodes"));
        String file = place.resolve("package.zip").toString();
        String head = place.resolve("head").toString();
        try (BreakingProxy proxy = new BreakingProxy(first, 8_000_000)) {
            int exitCode = curl.run(
                    place, "-sS", "-D", head, "-o", file, proxy.through(first).toString());
            assertThat(exitCode).isNotZero();
        }
        cluster.kill("node-1");

        String tag = "If-Range: \"" + digest.hex() + "\"";
        try (BreakingProxy proxy = new BreakingProxy(second, Long.MAX_VALUE)) {
            int exitCode = curl.run(
                    place,
                    "-sS",
                    "-C",
                    "-",
                    "-H",
                    tag,
                    "-o",
                    file,
                    proxy.through(second).toString());

            assertThat(exitCode).isZero();
            assertThat(Digest.of(Files.readAllBytes(Path.of(file)))).isEqualTo(digest);
            assertThat(proxy.passed()).isLessThan(SIZE - 6_000_000);
            assertThat(Files.readString(Path.of(head))).containsIgnoringCase("ETag: \"" + digest.hex() + "\"");
        }
    }
}
