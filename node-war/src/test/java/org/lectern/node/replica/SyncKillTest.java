package org.lectern.node.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.node.replica.Bench.BOARD;
import static org.lectern.node.replica.Bench.bytes;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.content.MeetingId;
import org.lectern.node.child.ChildJvm;
import org.lectern.node.hub.MemoryMaster;
import org.lectern.node.hub.WebMaster;
import org.lectern.node.replica.shelf.Shelf;

/** A node that is killed by the system (SIGKILL) at points that nobody chose, again and again. */
final class SyncKillTest {
    private static final int KILLS = 20;
    private static final int VERSIONS = 8;
    private static final int SIZE = 32 << 20;
    private static final long RATE = 4 << 20;

    /** What may be on its way to the node, or unread in its memory, when a kill comes. */
    private static final long IN_THE_AIR = 256 << 10;

    private static final MeetingId OTHER = new MeetingId("other");
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    @TempDir
    private Path work;

    private final Random random = new Random(20);
    private final MemoryMaster master = new MemoryMaster();
    private final Map<Digest, byte[]> published = new HashMap<>();
    private Path folder;
    private WebMaster web;

    @BeforeEach
    void start() throws IOException {
        folder = work.resolve("node");
        web = new WebMaster(master, RATE);
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void killedInOneSync_goesOnWithTheChunksItHas() throws IOException, InterruptedException {
        byte[] content = bytes(1, SIZE);
        Digest digest = publish(BOARD, 1, content);
        for (int kill = 0; kill < KILLS; kill++) {
            long left = missing(digest, content);
            long until = web.sent() + random.nextLong(2 * left / (KILLS - kill + 3));
            live(left, () -> web.sent() > until);
        }
        long left = missing(digest, content);
        live(left, () -> isActive(digest));

        assertThat(left).isPositive();
        assertThat(web.sent()).isBetween((long) SIZE, SIZE * 11L / 10 + KILLS * IN_THE_AIR);
        assertThat(new Bench(folder).read(BOARD, digest)).isEqualTo(content);
    }

    /** One life of the node, which asks for nothing but what it lacks. */
    private void live(long missing, BooleanSupplier end) throws IOException, InterruptedException {
        long before = web.asked();
        try (ChildJvm child = node()) {
            await(child, end);
            child.kill();
        }
        assertThat(web.asked() - before).as("asked for").isLessThanOrEqualTo(missing);
    }

    @Test
    void killedWhileVersionsComeAndGo_servesOnlyWhatWasPublished() throws IOException, InterruptedException {
        byte[] content = bytes(2, 512 << 10);
        for (int version = 1; version <= VERSIONS; version++) {
            try (ChildJvm child = node()) {
                content[random.nextInt(content.length)] ^= 1;
                Digest first = publish(BOARD, 2 * version, content);
                publish(OTHER, version, content.clone());
                await(child, () -> isActive(first));
                content[random.nextInt(content.length)] ^= 1;
                publish(BOARD, 2 * version + 1, content);
                master.remove(OTHER);
                assertThat(child.endsWithin(Duration.ofMillis(random.nextLong(150))))
                        .isFalse();
                child.kill();
            }
            checkServed();
        }
        Digest last = Digest.of(content);
        try (ChildJvm child = node()) {
            await(child, () -> isActive(last) && list("active") == 1 && list("fetching") == 0 && list("meetings") == 1);
            child.kill();
        }
        assertThat(new Bench(folder).read(BOARD, last)).isEqualTo(content);
        assertThat(list("trash")).isZero();
    }

    /** What another start finds is served as it was published, or not at all. */
    private void checkServed() throws IOException {
        Bench bench = new Bench(folder);
        for (Map.Entry<Digest, byte[]> entry : published.entrySet()) {
            for (MeetingId meeting : new MeetingId[] {BOARD, OTHER}) {
                if (bench.isServed(meeting, entry.getKey())) {
                    assertThat(bench.read(meeting, entry.getKey())).isEqualTo(entry.getValue());
                }
            }
        }
    }

    private Digest publish(MeetingId meeting, int version, byte[] content) {
        Digest digest = master.publish(meeting, version, content);
        published.put(digest, content.clone());
        return digest;
    }

    private ChildJvm node() throws IOException {
        return ChildJvm.start(
                work.resolve("output"),
                SyncingProgram.class,
                folder.toString(),
                web.root().toString());
    }

    private static void await(ChildJvm child, BooleanSupplier condition) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (child.endsWithin(Duration.ofMillis(1)) || System.nanoTime() - start > PATIENCE_NANOS) {
                throw new AssertionError("the node does not get there: " + child.output());
            }
        }
    }

    /** How much of a package is not in the folder. */
    private long missing(Digest digest, byte[] content) throws IOException {
        Path file = new Shelf(Files.createDirectories(folder)).fetching(digest).content();
        Manifest manifest = MemoryMaster.manifest(BOARD, 1, content);
        if (!Files.exists(file)) {
            return isActive(digest) ? 0 : content.length;
        }
        long missing = 0;
        try (FileChannel channel = FileChannel.open(file)) {
            for (Chunk chunk : manifest.chunks()) {
                boolean here = Digest.of(chunk.read(channel)).equals(chunk.digest());
                missing += here ? 0 : chunk.length();
            }
        }
        return missing;
    }

    private boolean isActive(Digest digest) {
        return Files.exists(folder.resolve("active").resolve(digest.hex()));
    }

    private long list(String name) {
        String[] names = folder.resolve(name).toFile().list();
        return names == null ? 0 : names.length;
    }
}
