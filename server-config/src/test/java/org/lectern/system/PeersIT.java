package org.lectern.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.bench.sync.Egress;
import org.lectern.bench.sync.Relay;
import org.lectern.content.Digest;
import org.lectern.launcher.client.Json;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.ClusterOptions;

/** Nodes that have packages from each other. */
class PeersIT {
    private static final int PORT = 18_680;
    private static final int MEGABYTES = 48;
    private static final long SIZE = (long) MEGABYTES << 20;
    private static final Duration LONG = Duration.ofMinutes(2);

    private static final Egress LINE = new Egress(20L << 20);

    @TempDir
    static Path folder;

    private static Relay relay;
    private static Cluster cluster;

    @BeforeAll
    static void start() {
        relay = Relay.to(PORT, LINE);
        cluster = Cluster.start(ClusterOptions.in(folder.resolve("cluster"))
                .withNodes(3)
                .withPort(PORT)
                .withMasterUrl(URI.create("http://127.0.0.1:" + relay.port())));
    }

    @AfterAll
    static void stop() {
        cluster.close();
        relay.close();
    }

    @Test
    void nodesAtOnce_takeThePackageFromTheMasterAboutOnce() {
        MeetingDay day = new MeetingDay(cluster).upload("a.bin", MEGABYTES, 1);
        long before = LINE.sent();
        Digest digest = day.publish();

        awaitHolders(day, digest, 3);

        assertThat(LINE.sent() - before).isBetween(SIZE, SIZE * 2);
    }

    @Test
    void lateNode_hasThePackageFromSiblings() {
        MeetingDay day = new MeetingDay(cluster).upload("a.bin", MEGABYTES, 2);
        cluster.kill("node-3");
        Digest digest = day.publish();
        awaitHolders(day, digest, 2);
        long before = LINE.sent();

        cluster.restart("node-3");
        awaitHolders(day, digest, 3);

        assertThat(LINE.sent() - before).isLessThan(SIZE / 2);
    }

    @Test
    void nodeThatSendsWrongBytes_isFoundAndNamedAndDoesNoHarm() throws IOException, InterruptedException {
        MeetingDay day = new MeetingDay(cluster).upload("a.bin", MEGABYTES, 3);
        try (FalseNode liar = enrol(day, "false-node", FalseNode.Conduct.SENDS_ZEROS)) {
            Digest digest = fetchBeside(day, liar);

            assertThat(liar.asked()).isBetween(1, 2);
            Eventually.until(
                    "the master is told of it",
                    LONG,
                    () -> day.trouble(cluster.member("node-3")).contains("false-node"));
            assertThat(day.linkAt(cluster.member("node-3")).get().body())
                    .satisfies(bytes -> assertThat(Digest.of(bytes)).isEqualTo(digest));
        } finally {
            day.master().delete("/nodes/false-node");
            cluster.awaitReady("node-3");
        }
    }

    @Test
    void nodeThatStalls_isLeft() throws IOException, InterruptedException {
        MeetingDay day = new MeetingDay(cluster).upload("a.bin", MEGABYTES, 4);
        try (FalseNode staller = enrol(day, "slow-node", FalseNode.Conduct.STALLS)) {
            long before = LINE.sent();
            fetchBeside(day, staller);

            assertThat(staller.asked()).isBetween(1, 4);
            assertThat(LINE.sent() - before).isLessThan(SIZE * 5 / 2);
        } finally {
            day.master().delete("/nodes/slow-node");
            cluster.awaitReady("node-3");
        }
    }

    private static FalseNode enrol(MeetingDay day, String id, FalseNode.Conduct conduct)
            throws IOException, InterruptedException {
        JsonObject enrolled = day.master().put("/nodes/" + id, Json.object("{}"), Map.of());
        return new FalseNode(cluster.masterUrl(), id, enrolled.getString("join_token"), conduct);
    }

    /** Two nodes have the package, the false one says so too; then the third has it from them. */
    private static Digest fetchBeside(MeetingDay day, FalseNode other) throws IOException, InterruptedException {
        cluster.kill("node-3");
        Digest digest = day.publish();
        awaitHolders(day, digest, 2);
        int chunks =
                day.master().require("/meetings/" + day.id() + "/versions/1").getInt("chunks");
        other.claim(day.id(), digest, chunks);
        cluster.launch("node-3");
        Eventually.until("node-3 holds the package", LONG, () -> {
            beat(other);
            return day.holders(digest).contains("node-3");
        });
        return digest;
    }

    private static void beat(FalseNode liar) {
        try {
            liar.beat();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void awaitHolders(MeetingDay day, Digest digest, int count) {
        Eventually.until(
                count + " nodes hold " + digest, LONG, () -> day.holders(digest).size() >= count);
    }
}
