package org.lectern.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.ClusterOptions;
import org.lectern.launcher.cluster.Member;

/** The main job and what may befall it: one master, two nodes, each a process of its own. */
class MeetingDayIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static Cluster cluster;

    @BeforeAll
    static void start() {
        cluster = Cluster.start(ClusterOptions.in(folder.resolve("cluster"))
                .withSettings(
                        "lectern.heartbeat.interval=PT1S",
                        "lectern.heartbeat.offline-after=PT3S",
                        "lectern.sync.error-interval-max=PT2S",
                        "lectern.node.keep-superseded=PT1H"));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @BeforeEach
    void everybodyRuns() {
        for (Member member : cluster.members()) {
            if (!member.isRunning()) {
                cluster.restart(member.id());
            }
        }
    }

    @Test
    void published_isHeldByEveryNodeAndDownloadedByRangesFromTheLink() throws IOException {
        MeetingDay day = new MeetingDay(cluster).upload("01 开场 Opening/议程 agenda.bin", 3, 1);
        Digest digest = day.publish();
        day.move("activate");
        day.awaitEverywhere(digest);

        Eventually.until("links lead to a node", SOON, () -> !day.link().leadsTo(cluster.masterUrl()));
        Link link = day.link();
        assertThat(cluster.nodes()).anyMatch(node -> link.leadsTo(node.url()));
        HttpResponse<byte[]> head = link.get("Range", "bytes=0-999999");
        String tag = head.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> rest = link.get("Range", "bytes=1000000-", "If-Range", tag);

        assertThat(head.statusCode()).isEqualTo(206);
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(tag).isEqualTo("\"" + digest.hex() + "\"");
        assertThat(Digest.of(joined(head.body(), rest.body()))).isEqualTo(digest);
        assertThat(head.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"meeting_" + day.id() + ".zip\"");
    }

    @Test
    void document_comesAloneOutOfANodesPackage() throws IOException {
        MeetingDay day = new MeetingDay(cluster).upload("01 开场 Opening/agenda.bin", 1, 21);
        Digest digest = day.publish();
        day.awaitEverywhere(digest);
        Eventually.until("links lead to a node", SOON, () -> !day.link().leadsTo(cluster.masterUrl()));

        JsonObject told = day.data().getJsonArray("documents").getJsonObject(0);
        HttpResponse<byte[]> stored = new Link(URI.create(told.getString("url"))).get();
        HttpResponse<byte[]> part = day.document("01 开场 Opening/agenda.bin").get("Range", "bytes=1000-1999");
        HttpResponse<byte[]> plain = day.document("index.html").get();
        HttpResponse<byte[]> gzip = day.document("index.html").get("Accept-Encoding", "gzip");

        assertThat(Digest.of(stored.body())).hasToString(told.getString("digest"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(stored.body(), 1000, 2000));
        assertThat(gzip.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                .isEqualTo(plain.body());
    }

    @Test
    void masterAndNodes_answerTheSameBytesTagAndTime() throws IOException {
        MeetingDay day = new MeetingDay(cluster).upload("a.bin", 1, 2);
        Digest digest = day.publish();
        day.awaitEverywhere(digest);

        for (Member member : cluster.members()) {
            HttpResponse<byte[]> answer = day.linkAt(member).get();
            assertThat(Digest.of(answer.body())).isEqualTo(digest);
            assertThat(answer.headers().firstValue("ETag")).hasValue("\"" + digest.hex() + "\"");
            assertThat(answer.headers().firstValue("Last-Modified"))
                    .isEqualTo(day.linkAt(cluster.master()).get().headers().firstValue("Last-Modified"));
        }
    }

    @Test
    void hundredMegabytes_areReadyOnBothNodesWithinSeconds() {
        MeetingDay day = new MeetingDay(cluster)
                .upload("1.bin", 25, 3)
                .upload("2.bin", 25, 4)
                .upload("3.bin", 25, 5)
                .upload("4.bin", 25, 6);
        Digest digest = day.publish();

        assertThat(day.awaitEverywhere(digest)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void killedNode_isNotHandedOutAnyMore() {
        MeetingDay day = new MeetingDay(cluster).upload("a.bin", 1, 7);
        Digest digest = day.publish();
        day.awaitEverywhere(digest);
        Member gone = cluster.member("node-1");
        Member left = cluster.member("node-2");

        cluster.kill(gone.id());

        Eventually.until("links leave the dead node", SOON, () -> !day.link().leadsTo(gone.url()));
        day.awaitLinksTo(left);
        assertThat(day.link().digest()).hasValue(digest);
        cluster.kill(left.id());
        Eventually.until("the master serves itself", SOON, () -> day.link().leadsTo(cluster.masterUrl()));
        assertThat(day.link().digest()).hasValue(digest);
    }

    @Test
    void killedMaster_leavesNodesServing() {
        MeetingDay day = new MeetingDay(cluster).upload("a.bin", 2, 8);
        Digest digest = day.publish();
        day.awaitEverywhere(digest);
        Link link = day.linkAt(cluster.member("node-1"));

        cluster.kill(Member.MASTER);

        assertThat(link.digest()).hasValue(digest);
        cluster.kill("node-1");
        cluster.restart("node-1");
        assertThat(link.digest()).as("a node that starts without its master").hasValue(digest);
        cluster.restart(Member.MASTER);
        Eventually.until("the fleet is back", SOON, () -> !day.link().leadsTo(cluster.masterUrl()));
        assertThat(day.link().digest()).hasValue(digest);
    }

    @Test
    void flippedByte_isNeverServedAndRepaired() throws IOException {
        MeetingDay day = new MeetingDay(cluster).upload("a.bin", 4, 9);
        Digest digest = day.publish();
        day.awaitEverywhere(digest);
        Member node = cluster.member("node-1");
        Link link = day.linkAt(node);

        flip(packageOf(node, digest), 3_000_000);

        Eventually.until("the node heals", SOON, () -> {
            Optional<Digest> served = link.digest();
            served.ifPresent(whole -> assertThat(whole).isEqualTo(digest));
            return served.isPresent()
                    && Digest.of(read(packageOf(node, digest))).equals(digest);
        });
    }

    @Test
    void flippedByteOnAStoppedNode_isNeverServed() throws IOException {
        MeetingDay day = new MeetingDay(cluster).upload("a.bin", 4, 10);
        Digest digest = day.publish();
        day.awaitEverywhere(digest);
        Member node = cluster.member("node-2");
        cluster.kill(node.id());
        flip(packageOf(node, digest), 1_234_567);
        cluster.restart(node.id());
        Link link = day.linkAt(node);

        Eventually.until("the node heals", SOON, () -> {
            Optional<Digest> served = link.digest();
            served.ifPresent(whole -> assertThat(whole).isEqualTo(digest));
            return served.isPresent();
        });
    }

    @Test
    void nodeKilledInTheMiddleOfASync_goesOnAndServes() {
        MeetingDay day = new MeetingDay(cluster).upload("a.bin", 60, 11).upload("b.bin", 60, 12);
        Digest digest = day.publish();
        Member node = cluster.member("node-1");
        Eventually.until(
                "the fetch begins",
                SOON,
                () -> Files.exists(node.data().resolve("fetching").resolve(digest.hex())) || holds(node, digest));

        cluster.kill(node.id());
        cluster.restart(node.id());

        day.awaitEverywhere(digest);
        assertThat(day.linkAt(node).digest()).hasValue(digest);
    }

    @Test
    void askedForAPackageItLacks_nodeSyncsThenServes() throws IOException {
        cluster.kill("node-2");
        MeetingDay day = new MeetingDay(cluster).upload("a.bin", 8, 13);
        Digest digest = day.publish();
        cluster.restart("node-2");

        assertThat(Stream.generate(() -> day.linkAt(cluster.member("node-2")))
                        .limit(20)
                        .parallel()
                        .map(Link::digest))
                .allSatisfy(served -> assertThat(served).hasValue(digest));
    }

    @Test
    void newVersion_replacesTheOldOneWhileItsLinksStayGood() {
        MeetingDay day = new MeetingDay(cluster).upload("a.bin", 1, 14);
        Digest first = day.publish();
        day.awaitEverywhere(first);
        Link old = day.linkAt(cluster.member("node-1"));
        Digest second = day.upload("a.bin", 1, 15).publish();
        day.awaitEverywhere(second);

        assertThat(day.link().digest()).hasValue(second);
        assertThat(old.digest()).hasValue(first);
    }

    @Test
    void archivedMeeting_isRemovedFromTheNodes() {
        MeetingDay day = new MeetingDay(cluster).upload("a.bin", 1, 16);
        Digest digest = day.publish();
        day.move("activate");
        day.awaitEverywhere(digest);
        Link link = day.linkAt(cluster.member("node-1"));
        day.move("end");
        assertThat(link.digest()).hasValue(digest);
        day.move("archive");

        Eventually.until(
                "the nodes forget the package",
                SOON,
                () -> cluster.nodes().stream().noneMatch(node -> holds(node, digest)));
        assertThat(link.digest()).isEmpty();
        assertThat(day.master().get("/meetings/" + day.id() + "/data").status()).isEqualTo(404);
    }

    @Test
    void drainedNode_isHandedToNobodyUntilItIsActive() {
        MeetingDay day = new MeetingDay(cluster).upload("a.bin", 1, 17);
        Digest digest = day.publish();
        day.awaitEverywhere(digest);
        Member drained = cluster.member("node-1");
        try {
            day.master().post("/nodes/node-1/drain");
            Eventually.until(
                    "links leave the drained node", SOON, () -> !day.link().leadsTo(drained.url()));
            day.awaitLinksTo(cluster.member("node-2"));
            assertThat(day.linkAt(drained).digest()).as("links already out").hasValue(digest);
        } finally {
            day.master().post("/nodes/node-1/activate");
        }
    }

    @Test
    void downloads_reachTheMastersAudit() {
        MeetingDay day = new MeetingDay(cluster).upload("a.bin", 1, 18);
        Digest digest = day.publish();
        day.awaitEverywhere(digest);
        assertThat(day.linkAt(cluster.member("node-1")).digest()).hasValue(digest);

        Eventually.until("the download is reported", SOON, day::isDownloadReported);
    }

    private static boolean holds(Member node, Digest digest) {
        return Files.exists(node.data().resolve("active").resolve(digest.hex()));
    }

    private static Path packageOf(Member node, Digest digest) {
        return node.data().resolve("active").resolve(digest.hex()).resolve("package");
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException beingRepaired) {
            return new byte[0];
        }
    }

    private static void flip(Path file, long offset) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(offset);
            int was = bytes.read();
            bytes.seek(offset);
            bytes.write(was ^ 1);
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = new byte[one.length + other.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
