package org.lectern.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.ClusterOptions;
import org.lectern.launcher.cluster.Member;
import org.lectern.launcher.instance.Pause;

/** A node that is asked to end (SIGTERM) while people download from it. */
class GracefulStopIT {
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    static Path folder;

    private static Cluster cluster;

    @BeforeAll
    static void start() {
        cluster = Cluster.start(ClusterOptions.in(folder.resolve("cluster")).withNodes(1));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void terminatedNode_sendsWhatIsUnderWayAndRefusesTheRest()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        MeetingDay day = new MeetingDay(cluster).upload("a.bin", 60, 1);
        Digest digest = day.publish();
        day.awaitEverywhere(digest);
        Member node = cluster.member("node-1");
        Link link = day.linkAt(node);
        ProcessHandle process = ProcessHandle.of(node.pid().orElseThrow()).orElseThrow();

        try (InputStream slow = link.open()) {
            byte[] begun = slow.readNBytes(1 << 20);
            AtomicBoolean heldUp = new AtomicBoolean(true);
            CompletableFuture<List<String>> strangers =
                    CompletableFuture.supplyAsync(() -> answersWhile(heldUp::get, link));
            process.destroy();

            Eventually.until(
                    "the master takes it for gone", SOON, () -> state(day, node).equals("offline"));
            Eventually.until("links leave it", SOON, () -> day.link().leadsTo(cluster.masterUrl()));
            assertThat(answer(link)).isEqualTo("503 with Retry-After");
            heldUp.set(false);
            assertThat(strangers.get(30, TimeUnit.SECONDS))
                    .endsWith("503 with Retry-After")
                    .isSubsetOf("206", "503 with Retry-After");

            byte[] rest = slow.readAllBytes();
            InputStream whole =
                    new SequenceInputStream(new ByteArrayInputStream(begun), new ByteArrayInputStream(rest));
            assertThat(Digest.of(whole.readAllBytes())).isEqualTo(digest);
            process.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    private static String state(MeetingDay day, Member node) {
        return day.master().require("/nodes/" + node.id()).getString("state");
    }

    /** What others are answered meanwhile, each kind once in a row. */
    private static List<String> answersWhile(BooleanSupplier condition, Link link) {
        List<String> answers = new ArrayList<>();
        while (condition.getAsBoolean() && Pause.of(Duration.ofMillis(10))) {
            String answer = answer(link);
            if (answers.isEmpty() || !answers.get(answers.size() - 1).equals(answer)) {
                answers.add(answer);
            }
        }
        return answers;
    }

    private static String answer(Link link) {
        try {
            HttpResponse<byte[]> answer = link.get("Range", "bytes=0-0");
            return answer.statusCode()
                    + (answer.headers().firstValue("Retry-After").isPresent() ? " with Retry-After" : "");
        } catch (IOException refused) {
            return "no connection";
        }
    }
}
