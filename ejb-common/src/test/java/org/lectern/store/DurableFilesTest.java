package org.lectern.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DurableFilesTest {
    private static final byte[] OLD = "old".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEW = "new and longer".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    @Test
    void write_makesTheFile() throws IOException {
        DurableFiles.write(folder.resolve("a"), NEW);

        assertThat(folder.resolve("a")).hasBinaryContent(NEW);
        assertThat(names()).containsExactly("a");
    }

    @Test
    void write_replacesTheFile() throws IOException {
        Path file = Files.write(folder.resolve("a"), NEW);

        DurableFiles.write(file, OLD);

        assertThat(file).hasBinaryContent(OLD);
        assertThat(names()).containsExactly("a");
    }

    @Test
    void writePrivately_isForItsOwnerAlone() throws IOException {
        Path file = Files.write(folder.resolve("a"), OLD);

        DurableFiles.writePrivately(file, NEW);

        assertThat(file).hasBinaryContent(NEW);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void emptyFile_isWritten() throws IOException {
        DurableFiles.write(folder.resolve("a"), new byte[0]);

        assertThat(folder.resolve("a")).isEmptyFile();
    }

    @Test
    void interruptedWrite_leavesTheOldContentAndNothingElse() throws IOException {
        Path file = Files.write(folder.resolve("a"), OLD);

        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(ClosedByInterruptException.class).isThrownBy(() -> DurableFiles.write(file, NEW));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(file).hasBinaryContent(OLD);
        assertThat(names()).containsExactly("a");
    }

    @Test
    void writeThatCannotBecomeVisible_leavesNothing() throws IOException {
        Path occupied = Files.createDirectories(folder.resolve("a/b")).getParent();

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> DurableFiles.write(occupied, NEW));

        assertThat(occupied.resolve("b")).isDirectory();
        assertThat(names()).containsExactly("a");
    }

    @Test
    void writeIntoNoFolder_isRefused() throws IOException {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> DurableFiles.write(folder.resolve("b/a"), NEW));
        assertThat(names()).isEmpty();
    }

    @Test
    void writesAtOnce_leaveOneOfThemWhole() throws Exception {
        Path file = folder.resolve("a");

        List<byte[]> written = ContentStoreContract.atOnce(6, thread -> {
            byte[] bytes = new byte[200_000 + thread];
            new Random(thread).nextBytes(bytes);
            DurableFiles.write(file, bytes);
            return bytes;
        });

        assertThat(written).contains(Files.readAllBytes(file));
        assertThat(names()).containsExactly("a");
    }

    @Test
    void move_replacesAFile() throws IOException {
        Path from = Files.write(folder.resolve("from"), NEW);
        Path to = Files.write(Files.createDirectory(folder.resolve("there")).resolve("to"), OLD);

        DurableFiles.move(from, to);

        assertThat(to).hasBinaryContent(NEW);
        assertThat(names()).containsExactly("there");
    }

    @Test
    void move_takesAFolderWithItsFiles() throws IOException {
        Path from = Files.createDirectory(folder.resolve("fetching"));
        Files.write(from.resolve("package.zip"), NEW);

        DurableFiles.move(from, folder.resolve("active"));

        assertThat(folder.resolve("active/package.zip")).hasBinaryContent(NEW);
        assertThat(names()).containsExactly("active");
    }

    @Test
    void moveOfNothing_leavesWhatWasThere() throws IOException {
        Path to = Files.write(folder.resolve("to"), OLD);

        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> DurableFiles.move(folder.resolve("from"), to));

        assertThat(to).hasBinaryContent(OLD);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
