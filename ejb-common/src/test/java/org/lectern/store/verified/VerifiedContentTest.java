package org.lectern.store.verified;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Chunk;
import org.lectern.content.Chunker;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.content.MeetingId;

final class VerifiedContentTest {
    private static final int SIZE = 1 << 20;
    private static final Duration PERIOD = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock();
    private final List<ChunkInvalid> told = new ArrayList<>();
    private final byte[] bytes = new byte[SIZE];
    private Manifest manifest;
    private Path home;
    private VerifiedContent content;

    @BeforeEach
    void write() throws IOException {
        new Random(5).nextBytes(bytes);
        manifest = manifest();
        home = folder.resolve("package");
        Files.write(home, bytes);
        content = new VerifiedContent(home, manifest, clock, PERIOD, told::add);
    }

    @Test
    void read_rightFile_everyByte() throws IOException {
        try (FileChannel channel = content.open()) {
            assertThat(channel.size()).isEqualTo(SIZE);
            assertThat(Channels.newInputStream(channel).readAllBytes()).isEqualTo(bytes);
            assertThat(channel.position()).isEqualTo(SIZE);
            assertThat(channel.read(ByteBuffer.allocate(10))).isEqualTo(-1);
        }
    }

    @Test
    void read_atPosition_thatPart() throws IOException {
        try (FileChannel channel = content.open()) {
            ByteBuffer[] two = {ByteBuffer.allocate(100_000), ByteBuffer.allocate(50)};
            channel.position(1234);
            assertThat(channel.read(two)).isEqualTo(100_050);
            assertThat(two[0].array()).isEqualTo(Arrays.copyOfRange(bytes, 1234, 101_234));
            assertThat(two[1].array()).isEqualTo(Arrays.copyOfRange(bytes, 101_234, 101_284));
            ByteBuffer one = ByteBuffer.allocate(7);
            assertThat(channel.read(one, SIZE - 7)).isEqualTo(7);
            assertThat(one.array()).isEqualTo(Arrays.copyOfRange(bytes, SIZE - 7, SIZE));
        }
    }

    @Test
    void transferTo_rightFile_everyByte() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FileChannel channel = content.open()) {
            long at = 0;
            while (at < SIZE) {
                at += channel.transferTo(at, SIZE - at, Channels.newChannel(out));
            }
        }
        assertThat(out.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void position_onWrongChunk_failsBeforeAnythingIsRead() throws IOException {
        flip(SIZE / 2);
        Chunk wrong = chunkAt(SIZE / 2);
        try (FileChannel channel = content.open()) {
            assertThatThrownBy(() -> channel.position(wrong.offset())).isInstanceOf(ChunkInvalid.class);
            assertThat(channel.position(0).read(ByteBuffer.allocate(10))).isEqualTo(10);
        }
        assertThat(told).hasSize(1);
        assertThat(told.get(0).chunk()).isEqualTo(wrong);
        assertThat(told.get(0).content()).isEqualTo(manifest.digest());
    }

    @Test
    void read_intoWrongChunk_givesNothing() throws IOException {
        flip(SIZE / 2);
        ByteBuffer all = ByteBuffer.allocate(SIZE);
        try (FileChannel channel = content.open()) {
            assertThatThrownBy(() -> channel.read(all)).isInstanceOf(ChunkInvalid.class);
            assertThatThrownBy(() -> channel.transferTo(SIZE / 2, 1, Channels.newChannel(new ByteArrayOutputStream())))
                    .isInstanceOf(ChunkInvalid.class);
        }
        assertThat(all.position()).isZero();
    }

    @Test
    void read_changedAfterItWasVerifiedWithTimesPutBack_isNoticed() throws IOException {
        try (FileChannel channel = content.open()) {
            channel.read(ByteBuffer.allocate(SIZE));
            FileTime before = Files.getLastModifiedTime(home);
            flip(10);
            Files.setLastModifiedTime(home, before);
            clock.move(Duration.ofMillis(5));
            assertThatThrownBy(() -> channel.position(0)).isInstanceOf(ChunkInvalid.class);
        }
    }

    @Test
    void verify_withinPeriod_isNotHashedAgainAndAfterItIs() throws IOException {
        Path wrong = Files.write(folder.resolve("wrong"), new byte[SIZE]);
        OpenFile right = content.enter();
        OpenFile rotten = OpenFile.open(wrong, Fingerprint.of(home));
        content.verify(right, 0, SIZE);
        clock.move(PERIOD.minusSeconds(1));
        content.verify(rotten, 0, SIZE);
        clock.move(Duration.ofSeconds(1));
        assertThatThrownBy(() -> content.verify(rotten, 0, SIZE)).isInstanceOf(ChunkInvalid.class);
        content.leave(right);
        rotten.channel().close();
    }

    /** What nobody has mapped in this process gives EIO, as a bad sector does. */
    @Test
    void bytesThatTheDiskDoesNotGive_countAsAWrongChunk() throws IOException {
        OpenFile broken = OpenFile.open(Path.of("/proc/self/mem"), Fingerprint.of(home));
        assertThatThrownBy(() -> content.verify(broken, 0, 1))
                .isInstanceOf(ChunkInvalid.class)
                .hasMessageStartingWith("cannot read the chunk at 0 of " + manifest.digest())
                .hasMessageEndingWith("Input/output error");
        assertThat(told).hasSize(1);
        assertThat(told.get(0).chunk()).isEqualTo(chunkAt(0));
        broken.channel().close();
    }

    @Test
    void clockOfMicroseconds_willDo() throws IOException {
        Clock ticking = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
        VerifiedContent ticked = new VerifiedContent(home, manifest, ticking, PERIOD, told::add);
        try (FileChannel channel = ticked.open()) {
            assertThat(Channels.newInputStream(channel).readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void manyReaders_shareOneOpenFileUntilTheLastLeaves() throws IOException {
        OpenFile shared = content.enter();
        try (FileChannel one = content.open();
                FileChannel other = content.open()) {
            one.position(10);
            assertThat(other.position()).isZero();
            OpenFile again = content.enter();
            assertThat(again).isSameAs(shared);
            content.leave(again);
            content.leave(shared);
            assertThat(shared.isOpen()).isTrue();
        }
        assertThat(shared.isOpen()).isFalse();
    }

    @Test
    void readerWhoIsInterrupted_doesNotEndTheOthers() throws IOException {
        try (FileChannel one = content.open();
                FileChannel other = content.open()) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> one.read(ByteBuffer.allocate(10), 0)).isInstanceOf(ClosedChannelException.class);
            assertThat(Thread.interrupted()).isTrue();

            ByteBuffer read = ByteBuffer.allocate(10);
            assertThat(other.read(read, 5)).isEqualTo(10);
            assertThat(read.array()).isEqualTo(Arrays.copyOfRange(bytes, 5, 15));
        }
    }

    @Test
    void oldFileStillOpen_provesNothingOfTheNewOne() throws IOException {
        try (FileChannel old = content.open()) {
            Path rotten = Files.write(folder.resolve("rotten"), new byte[SIZE]);
            Files.move(rotten, home, StandardCopyOption.REPLACE_EXISTING);
            clock.move(Duration.ofMillis(5));
            assertThat(old.read(ByteBuffer.allocate(SIZE), 0)).isEqualTo(SIZE);

            try (FileChannel now = content.open()) {
                assertThatThrownBy(() -> now.position(0)).isInstanceOf(ChunkInvalid.class);
            }
        }
    }

    @Test
    void read_fileGone_everyReadIsHashed() throws IOException {
        try (FileChannel channel = content.open()) {
            channel.position(0);
            Path moved = Files.move(home, folder.resolve("elsewhere"));
            clock.move(Duration.ofMillis(5));
            assertThat(channel.position(0).read(ByteBuffer.allocate(100))).isEqualTo(100);
            flip(moved, 3);
            assertThatThrownBy(() -> channel.position(0)).isInstanceOf(ChunkInvalid.class);
        }
    }

    @Test
    void open_fileGone_fails() throws IOException {
        Files.delete(home);
        assertThatThrownBy(content::open).isInstanceOf(IOException.class);
    }

    @Test
    void anythingButReading_isRefused() throws IOException {
        try (FileChannel channel = content.open()) {
            ByteBuffer buffer = ByteBuffer.allocate(1);
            assertThatThrownBy(() -> channel.write(buffer)).isInstanceOf(NonWritableChannelException.class);
            assertThatThrownBy(() -> channel.write(buffer, 0)).isInstanceOf(NonWritableChannelException.class);
            assertThatThrownBy(() -> channel.truncate(0)).isInstanceOf(NonWritableChannelException.class);
            assertThatThrownBy(() -> channel.map(MapMode.READ_ONLY, 0, 1))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(channel::tryLock).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    private Manifest manifest() {
        List<Chunk> chunks = new ArrayList<>();
        Chunker chunker = new Chunker(chunks::add);
        chunker.accept(bytes, 0, SIZE);
        chunker.finish();
        Digest digest = Digest.of(bytes);
        return new Manifest(new MeetingId("board"), 1, "full", clock.instant(), digest, SIZE, List.of(), chunks);
    }

    private Chunk chunkAt(long position) {
        return manifest.chunks().stream()
                .filter(chunk -> chunk.offset() <= position && position < chunk.end())
                .findFirst()
                .orElseThrow();
    }

    private void flip(long position) throws IOException {
        flip(home, position);
    }

    private void flip(Path file, long position) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {(byte) ~bytes[(int) position]}), position);
        }
    }

    /** Stands still until it is moved. */
    private static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T02:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("always UTC");
        }
    }
}
