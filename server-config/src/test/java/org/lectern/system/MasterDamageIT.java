package org.lectern.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lectern.content.Digest;
import org.lectern.launcher.cluster.Cluster;

/** A master's disk on which packages and documents go bad, while people download. */
@ExtendWith(FaultyCluster.Shared.class)
class MasterDamageIT {
    private static final Duration A_WHILE = Duration.ofMinutes(2);
    private static final int MEGABYTES = 8;

    private final FaultyCluster faulty;
    private final Cluster cluster;
    private MeetingDay day;
    private Digest digest;

    MasterDamageIT(FaultyCluster faulty) {
        this.faulty = faulty;
        this.cluster = faulty.cluster();
    }

    @BeforeEach
    void aMeetingIsHeldEverywhere() throws IOException {
        faulty.repair();
        day = new MeetingDay(cluster).upload("a.bin", MEGABYTES, 1);
        digest = day.publish();
        day.awaitEverywhere(digest);
    }

    @AfterEach
    void clear() {
        day.archive();
    }

    @Test
    void flippedBit_isNotServedWholeAndMendedFromTheDocument() throws IOException {
        try (Watcher watcher = new Watcher(cluster, day)) {
            flip(file(digest));
            assertIsNotServedWrong();
            awaitMended();
            watcher.awaitService("afterwards");
        }
    }

    @Test
    void packageAndDocument_areHadBackFromANodeWithTheBytesThatAreWrong() throws IOException {
        Digest document = document();
        try (Watcher watcher = new Watcher(cluster, day)) {
            Files.delete(file(document));
            flip(file(digest));
            long before = faulty.wire().passed();
            assertIsNotServedWrong();
            watcher.awaitService("while the master has it not");
            awaitMended();

            assertThat(faulty.wire().passed() - before).isLessThan(2 << 20);
            watcher.awaitService("afterwards");
        }
        assertThat(Digest.of(Files.readAllBytes(file(digest)))).isEqualTo(digest);
    }

    @Test
    void archivedMeeting_isGoneFromEveryNodeAndTheMasterKnowsSinceWhen() {
        MeetingDay other = new MeetingDay(cluster).upload("a.bin", 1, 2);
        Digest gone = other.publish();
        other.awaitEverywhere(gone);
        assertThat(other.removals(gone)).isEmpty();

        other.archive();

        List<String> nodes = cluster.nodes().stream().map(node -> node.id()).toList();
        Eventually.until(
                "every node says so", A_WHILE, () -> other.removals(gone).equals(nodes));
        assertThat(other.holders(gone)).isEmpty();
        cluster.nodes().forEach(node -> assertThat(Damage.file(node, gone)).doesNotExist());
    }

    /** Not a byte of the damaged chunk leaves: the answer is refused, or breaks off before its end, or comes mended. */
    private void assertIsNotServedWrong() {
        try {
            HttpResponse<byte[]> answer = day.linkAt(cluster.master()).get();
            assertThat(answer.statusCode()).isIn(200, 503);
            if (answer.statusCode() == 200) {
                assertThat(Digest.of(answer.body())).isEqualTo(digest);
            }
        } catch (IOException brokenOff) {
            assertThat(brokenOff).hasMessageNotContaining("timed out");
        }
    }

    private void awaitMended() {
        Eventually.until(
                "the master has it again",
                A_WHILE,
                () -> day.linkAt(cluster.master())
                        .digest()
                        .filter(digest::equals)
                        .isPresent());
        assertThat(health().getInt("damaged_content")).isZero();
    }

    private JsonObject health() {
        return day.master().require("/health");
    }

    private Digest document() {
        return Digest.parse(
                day.data().getJsonArray("documents").getJsonObject(0).getString("digest"));
    }

    private Path file(Digest content) {
        return cluster.master()
                .data()
                .resolve("content/sha256")
                .resolve(content.hex().substring(0, 2))
                .resolve(content.hex());
    }

    private static void flip(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(5 << 20);
            int was = bytes.read();
            bytes.seek(5 << 20);
            bytes.write(was ^ 0x10);
        }
    }
}
