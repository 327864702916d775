package org.lectern.node.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.node.replica.Bench.BOARD;
import static org.lectern.node.replica.Bench.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.node.hub.MemoryMaster;
import org.lectern.node.replica.shelf.CrashingShelf;

/**
 * One story with publishing, a new version, a rotten byte and a removed meeting, killed at each of its changes of the
 * folder: what is served afterwards is right, and the node ends where it would have without the kill.
 */
final class KillTest {
    private static final int SIZE = 160 << 10;
    private static final MeetingId OTHER = new MeetingId("other");

    @TempDir
    private Path folders;

    private final byte[] first = bytes(1, SIZE);
    private final byte[] second = second();
    private final byte[] third = bytes(3, SIZE);
    private final Map<Digest, byte[]> contents =
            Map.of(Digest.of(first), first, Digest.of(second), second, Digest.of(third), third);

    @ParameterizedTest
    @EnumSource
    void killAtEachChange_restarted_servesOnlyRightBytesAndCatchesUp(CrashingShelf.Moment moment) throws IOException {
        int killed = 0;
        boolean survived = false;
        while (!survived) {
            Path folder = Files.createDirectory(folders.resolve(moment + "-" + killed));
            Bench bench = new Bench(folder);
            CrashingShelf shelf = new CrashingShelf(folder, killed, moment);
            survived = !dies(bench, shelf);
            checkWithoutMaster(bench);
            checkCaughtUp(bench);
            killed++;
        }
        assertThat(killed).isGreaterThan(30);
    }

    private boolean dies(Bench bench, CrashingShelf shelf) {
        try {
            bench.start(shelf);
            tell(bench);
        } catch (IOException e) {
            assertThat(shelf.isDead()).as(e.toString()).isTrue();
        }
        return shelf.isDead();
    }

    private void tell(Bench bench) throws IOException {
        MemoryMaster master = bench.master;
        master.publish(BOARD, 1, first);
        master.publish(OTHER, 1, third);
        bench.sync();
        bench.sync();
        master.publish(BOARD, 2, second);
        bench.sync();
        rot(bench.packageFile(Digest.of(second)));
        if (bench.isServed(BOARD, Digest.of(second))) {
            readUnlessWrong(bench, Digest.of(second));
        }
        bench.sync();
        master.remove(OTHER);
        bench.sync();
        bench.clock.move(Bench.KEEP);
        bench.sync();
    }

    private static void readUnlessWrong(Bench bench, Digest digest) {
        try {
            bench.read(BOARD, digest);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("wrong bytes");
        }
    }

    private void checkWithoutMaster(Bench bench) throws IOException {
        bench.master.down();
        bench.restart();
        for (Map.Entry<Digest, byte[]> entry : contents.entrySet()) {
            for (MeetingId meeting : new MeetingId[] {BOARD, OTHER}) {
                if (bench.isServed(meeting, entry.getKey())) {
                    assertThat(bench.read(meeting, entry.getKey())).isEqualTo(entry.getValue());
                }
            }
        }
        bench.master.up();
    }

    private void checkCaughtUp(Bench bench) throws IOException {
        bench.master.publish(OTHER, 1, third);
        bench.master.publish(BOARD, 2, second);
        bench.sync();
        bench.master.remove(OTHER);
        bench.sync();
        bench.clock.move(Bench.KEEP);
        bench.sync();
        assertThat(bench.read(BOARD, Digest.of(second))).isEqualTo(second);
        assertThat(bench.isServed(OTHER, Digest.of(third))).isFalse();
        assertThat(bench.folders("active")).isEqualTo(1);
        assertThat(bench.folders("fetching")).isZero();
        assertThat(bench.folders("trash")).isZero();
        assertThat(bench.folders("meetings")).isEqualTo(1);
    }

    private byte[] second() {
        byte[] changed = first.clone();
        changed[SIZE / 2] ^= 1;
        return changed;
    }

    private static void rot(Path file) throws IOException {
        if (Files.exists(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                ByteBuffer one = ByteBuffer.allocate(1);
                channel.read(one, 77);
                one.put(0, (byte) ~one.get(0)).flip();
                channel.write(one, 77);
            }
        }
    }
}
