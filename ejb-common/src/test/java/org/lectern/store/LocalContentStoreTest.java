package org.lectern.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;

final class LocalContentStoreTest extends ContentStoreContract {
    private static final Duration GRACE = Duration.ofHours(24);

    @TempDir
    private Path folder;

    private LocalContentStore store;

    @BeforeEach
    void openStore() throws IOException {
        store = new LocalContentStore(folder.resolve("data/content"));
    }

    @Override
    LocalContentStore store() {
        return store;
    }

    @Test
    void content_liesUnderItsDigest() throws IOException {
        String hex = put(PAPER).digest().hex();

        assertThat(filesIn("sha256")).containsExactly(hex.substring(0, 2) + "/" + hex);
        assertThat(filesIn("incoming")).isEmpty();
    }

    @Test
    void content_opensAsAFile() throws IOException {
        try (SeekableByteChannel channel = put(PAPER).open()) {
            assertThat(channel).isInstanceOf(FileChannel.class);
        }
    }

    @Test
    void content_outlivesTheStore() throws IOException {
        put(PAPER);

        LocalContentStore again = new LocalContentStore(folder.resolve("data/content"));

        assertThat(bytesOf(again.find(Digest.of(PAPER)).orElseThrow())).isEqualTo(PAPER);
    }

    @Test
    void cutOff_leavesNothingOnDisk() throws IOException {
        try (Incoming incoming = store.receive()) {
            incoming.write(PAPER);
            assertThat(filesIn("incoming")).hasSize(1);
        }

        assertThat(filesIn("incoming")).isEmpty();
        assertThat(filesIn("sha256")).isEmpty();
    }

    @Test
    void interruptedCommit_leavesNothingOnDisk() throws IOException {
        try (Incoming incoming = store.receive()) {
            incoming.write(PAPER);
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(IOException.class).isThrownBy(incoming::commit);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(store.find(Digest.of(PAPER))).isEmpty();
        assertThat(filesIn("")).isEmpty();
    }

    @Test
    void whatAKilledServerLeft_isNotContent() throws IOException {
        Files.write(store.incoming().resolve("half"), PAPER);

        LocalContentStore again = new LocalContentStore(folder.resolve("data/content"));

        assertThat(again.find(Digest.of(PAPER))).isEmpty();
    }

    @Test
    void sameContentFromSeveralThreads_isOneFile() throws Exception {
        atOnce(8, thread -> put(PAPER));

        assertThat(filesIn("")).hasSize(1);
    }

    @Test
    void openContent_isReadToItsEnd_thoughItIsRemovedOrReplaced() throws IOException {
        try (SeekableByteChannel channel = put(PAPER).open()) {
            put(PAPER);
            store.remove(Digest.of(PAPER));
            ByteBuffer read = ByteBuffer.allocate(PAPER.length);
            channel.read(read);

            assertThat(read.array()).isEqualTo(PAPER);
        }
    }

    @Test
    void contentThatIsGone_doesNotOpen() throws IOException {
        StoredContent content = put(PAPER);
        store.remove(content.digest());

        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(content::open);
    }

    @Test
    void contentThatWasSetAside_isFoundNoMoreUntilItComesInAgain() throws IOException {
        Digest digest = put(PAPER).digest();

        store.setAside(digest);

        assertThat(store.find(digest)).isEmpty();
        assertThat(store.damaged()).containsExactly(digest);
        assertThat(store.leftOf(digest).orElseThrow().size()).isEqualTo(PAPER.length);

        put(PAPER);

        assertThat(store.find(digest)).isPresent();
        assertThat(store.damaged()).isEmpty();
        assertThat(store.leftOf(digest)).isEmpty();
    }

    @Test
    void whatIsLeftAndMendedInPlace_isPutBackWhenItIsRight() throws IOException {
        Digest digest = put(PAPER).digest();
        store.setAside(digest);
        try (FileChannel left = store.openLeft(digest)) {
            left.write(ByteBuffer.wrap(new byte[] {(byte) ~PAPER[0]}), 0);
        }

        assertThat(store.putBack(digest, PAPER.length)).isFalse();
        assertThat(store.isDamaged(digest)).isTrue();
        assertThat(store.find(digest)).isEmpty();

        try (FileChannel left = store.openLeft(digest)) {
            left.write(ByteBuffer.wrap(PAPER), 0);
            left.write(ByteBuffer.wrap(PAPER), PAPER.length);
        }
        assertThat(store.putBack(digest, PAPER.length)).isTrue();
        assertThat(store.isDamaged(digest)).isFalse();
        assertThat(bytesOf(store.find(digest).orElseThrow())).isEqualTo(PAPER);
    }

    @Test
    void contentThatIsMissing_canBeSetAsideToo() throws IOException {
        Digest digest = Digest.of(PAPER);

        store.setAside(digest);

        assertThat(store.damaged()).containsExactly(digest);
        assertThat(store.leftOf(digest).orElseThrow().size()).isZero();
    }

    @Test
    void sweep_removesWhatIsOldAndUnneeded() throws IOException {
        Digest unneeded = putOld(1);
        Digest needed = putOld(2);
        Digest young = put(new byte[] {3}).digest();

        assertThat(store.sweep(Instant.now(), GRACE, needed::equals)).isEqualTo(1);

        assertThat(store.find(unneeded)).isEmpty();
        assertThat(store.find(needed)).isPresent();
        assertThat(store.find(young)).isPresent();
    }

    @Test
    void sweep_doesNotAskForWhatIsYoung() throws IOException {
        put(PAPER);

        assertThat(store.sweep(Instant.now(), GRACE, digest -> {
                    throw new AssertionError("asked for " + digest);
                }))
                .isZero();
    }

    @Test
    void sweep_removesWhatWasLeftOnItsWay_whenItIsOld() throws IOException {
        Path left = Files.write(store.incoming().resolve("left"), PAPER);
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(GRACE.plusHours(1))));

        try (Incoming incoming = store.receive()) {
            incoming.write(PAPER);
            assertThat(store.sweep(Instant.now(), GRACE, digest -> false)).isEqualTo(1);
            incoming.commit();
        }

        assertThat(left).doesNotExist();
        assertThat(store.find(Digest.of(PAPER))).isPresent();
    }

    @Test
    void contentThatComesAgain_isYoungAgain() throws IOException {
        Digest digest = putOld(1);
        put(new byte[] {1});

        assertThat(store.sweep(Instant.now(), GRACE, needed -> false)).isZero();
        assertThat(store.find(digest)).isPresent();
    }

    @Test
    void contentThatComesAgainWhileTheSweepAsks_stays() throws IOException {
        Digest digest = putOld(1);

        int removed = store.sweep(Instant.now(), GRACE, asked -> {
            assertThat(putUnchecked(new byte[] {1}).digest()).isEqualTo(asked);
            return false;
        });

        assertThat(removed).isZero();
        assertThat(store.find(digest)).isPresent();
    }

    @Test
    void contentThatGoesWhileTheSweepAsks_isNoFault() throws IOException {
        putOld(1);
        putOld(2);

        int removed = store.sweep(Instant.now(), GRACE, asked -> {
            for (byte content = 1; content <= 2; content++) {
                removeUnchecked(Digest.of(new byte[] {content}));
            }
            return false;
        });

        assertThat(removed).isZero();
        assertThat(filesIn("sha256")).isEmpty();
    }

    @Test
    void sweep_leavesFilesOfOthers() throws IOException {
        Digest unneeded = putOld(1);
        Path shard = folder.resolve("data/content/sha256/00");
        List<Path> others = List.of(
                Files.createFile(shard.resolve(".DS_Store")),
                Files.createDirectory(shard.resolve("lost+found")),
                Files.createFile(shard.resolveSibling("README")));
        for (Path other : others) {
            Files.setLastModifiedTime(other, FileTime.from(Instant.EPOCH));
        }

        assertThat(store.sweep(Instant.now(), GRACE, digest -> false)).isEqualTo(1);

        assertThat(store.find(unneeded)).isEmpty();
        assertThat(others).allSatisfy(other -> assertThat(other).exists());
    }

    private Digest putOld(int content) throws IOException {
        Digest digest = put(new byte[] {(byte) content}).digest();
        Path file = ((LocalContent) store.find(digest).orElseThrow()).file();
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(GRACE.plusHours(1))));
        return digest;
    }

    private StoredContent putUnchecked(byte[] bytes) {
        try {
            return put(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void removeUnchecked(Digest digest) {
        try {
            store.remove(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> filesIn(String below) throws IOException {
        Path root = folder.resolve("data/content").resolve(below);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList();
        }
    }
}
