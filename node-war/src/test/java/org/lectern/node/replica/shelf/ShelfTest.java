package org.lectern.node.replica.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;

final class ShelfTest {
    private static final byte[] BYTES = {1, 2, 3};
    private static final Digest DIGEST = Digest.of(BYTES);

    @TempDir
    private Path folder;

    private Shelf shelf;

    @BeforeEach
    void open() throws IOException {
        shelf = new Shelf(folder);
    }

    @Test
    void activate_sealed_isListedAndSealed() throws IOException {
        activate();
        assertThat(shelf.listActive()).containsExactly(DIGEST);
        assertThat(shelf.listFetching()).isEmpty();
        assertThat(shelf.isSealed(DIGEST)).isTrue();
        assertThat(shelf.active(DIGEST).content()).hasBinaryContent(BYTES);
    }

    @Test
    void isSealed_touched_no() throws IOException {
        activate();
        Files.setLastModifiedTime(shelf.active(DIGEST).content(), FileTime.fromMillis(1));
        assertThat(shelf.isSealed(DIGEST)).isFalse();
    }

    @Test
    void isSealed_sealOrPackageMissing_no() throws IOException {
        activate();
        Files.delete(shelf.active(DIGEST).seal());
        assertThat(shelf.isSealed(DIGEST)).isFalse();
        activate();
        Files.delete(shelf.active(DIGEST).content());
        assertThat(shelf.isSealed(DIGEST)).isFalse();
    }

    @Test
    void demote_active_isFetchingWithItsBytes() throws IOException {
        activate();
        shelf.demote(DIGEST);
        assertThat(shelf.listActive()).isEmpty();
        assertThat(shelf.fetching(DIGEST).content()).hasBinaryContent(BYTES);
    }

    @Test
    void demote_somethingInItsPlace_replacesIt() throws IOException {
        activate();
        shelf.begin(DIGEST, "other").close();
        shelf.demote(DIGEST);
        assertThat(shelf.fetching(DIGEST).content()).hasBinaryContent(BYTES);
    }

    @Test
    void discard_open_readersReadOn() throws IOException {
        activate();
        try (FileChannel channel = FileChannel.open(shelf.active(DIGEST).content())) {
            shelf.discard(shelf.active(DIGEST));
            assertThat(shelf.listActive()).isEmpty();
            assertThat(new Chunk(0, 3, DIGEST).read(channel)).isEqualTo(BYTES);
        }
    }

    @Test
    void read_pastTheEnd_isZeros() throws IOException {
        activate();
        try (FileChannel channel = FileChannel.open(shelf.active(DIGEST).content())) {
            assertThat(Chunk.read(channel, 2, 3)).containsExactly(3, 0, 0);
        }
    }

    @Test
    void open_afterKill_clearsWhatWasHalfDone() throws IOException {
        Path doomed =
                Files.createDirectories(folder.resolve("trash").resolve("x").resolve("y"));
        Files.writeString(doomed.resolve("package"), "z");
        Files.writeString(folder.resolve("keys.json.1.tmp"), "{");
        Files.writeString(folder.resolve("meetings").resolve("board.json.2.tmp"), "{");
        Shelf again = new Shelf(folder);
        assertThat(folder.resolve("trash")).isEmptyDirectory();
        assertThat(folder.resolve("keys.json.1.tmp")).doesNotExist();
        assertThat(again.listMeetings()).isEmpty();
    }

    @Test
    void begin_afterKillInManifest_clearsItsTemporaryFile() throws IOException {
        shelf.begin(DIGEST, "a").close();
        Path temporary = shelf.fetching(DIGEST).folder().resolve("manifest.1.tmp");
        Files.writeString(temporary, "b");
        shelf.begin(DIGEST, "c").close();
        assertThat(temporary).doesNotExist();
        assertThat(shelf.fetching(DIGEST).manifest()).hasContent("c");
    }

    @Test
    void list_foreignFolder_leftAlone() throws IOException {
        Path foreign = Files.createDirectory(folder.resolve("active").resolve("lost+found"));
        assertThat(shelf.listActive()).isEmpty();
        assertThat(foreign).isDirectory();
    }

    private void activate() throws IOException {
        try (FileChannel channel = shelf.begin(DIGEST, "signed")) {
            shelf.put(channel, ByteBuffer.wrap(BYTES), 0);
            shelf.seal(DIGEST, channel);
        }
        shelf.activate(DIGEST);
    }
}
