package org.lectern.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.ClusterOptions;
import org.lectern.launcher.cluster.Member;

/** Participants who take little, or nothing, from a node that waits ten seconds for the latter. */
class SlowClientsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static Cluster cluster;
    private static MeetingDay day;
    private static Digest digest;

    @BeforeAll
    static void publish() {
        cluster = Cluster.start(ClusterOptions.in(folder.resolve("cluster"))
                .withNodes(1)
                .withSettings("lectern.heartbeat.interval=PT1S", "lectern.delivery.patience=" + PATIENCE));
        day = new MeetingDay(cluster).upload("a.bin", 12, 1);
        digest = day.publish();
        day.awaitEverywhere(digest);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void whoTakesLittle_getsAllOfItAndWhoTakesNothingIsCut() throws Exception {
        Member node = cluster.member("node-1");
        ExecutorService apart = Executors.newFixedThreadPool(2);
        try (SlowClient slow = new SlowClient(day.linkAt(node));
                SlowClient slower = new SlowClient(day.linkAt(node));
                SlowClient stalled = new SlowClient(day.linkAt(node))) {
            Future<Digest> twenty = apart.submit(trickle(slow, 20_000));
            Future<Digest> five = apart.submit(trickle(slower, 5_000));

            Eventually.until("three are served", SOON, () -> activeAt(node) == 3);
            Eventually.until("one is cut", PATIENCE.multipliedBy(3), () -> activeAt(node) < 3);

            assertThat(twenty.get(2, TimeUnit.MINUTES)).isEqualTo(digest);
            assertThat(five.get(2, TimeUnit.MINUTES)).isEqualTo(digest);
            assertThat(stalled.takeTheRest()).isNotEqualTo(digest);
            Eventually.until("the package is not open any more", SOON, () -> !isOpen(node, digest));
        } finally {
            apart.shutdownNow();
        }
    }

    /** Takes what it may for longer than the patience, three times over, and then the rest as fast as it comes. */
    private static Callable<Digest> trickle(SlowClient client, int bytesPerSecond) {
        return () -> {
            client.take(bytesPerSecond, PATIENCE.multipliedBy(3).plusSeconds(5));
            return client.takeTheRest();
        };
    }

    private static int activeAt(Member node) {
        return day.master().require("/nodes/" + node.id()).getInt("active_downloads");
    }

    /** Whether the node holds a descriptor of the package, as far as the system tells. */
    private static boolean isOpen(Member node, Digest wanted) {
        Path descriptors = Path.of("/proc", Long.toString(node.pid().orElseThrow()), "fd");
        if (!Files.isDirectory(descriptors)) {
            return false;
        }
        try (Stream<Path> open = Files.list(descriptors)) {
            return open.anyMatch(descriptor -> target(descriptor).contains(wanted.hex()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
