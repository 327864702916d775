package org.lectern.launcher.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrivateFileTest {
    @TempDir
    Path folder;

    @Test
    void written_isPrivate_andLeavesNothingBeside() throws IOException {
        Path file = folder.resolve("a");
        PrivateFile.write(file, "one");
        PrivateFile.write(file, "two");
        assertThat(file).hasContent("two");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void secret_isMadeOnce() {
        Path file = folder.resolve("key");
        String secret = PrivateFile.secret(file, random -> "node:a:" + random);
        assertThat(secret).matches("node:a:[A-Za-z0-9_-]{43}");
        assertThat(PrivateFile.secret(file, random -> "other")).isEqualTo(secret);
    }

    @Test
    void argument_isQuotedAsTheJavaLauncherReadsIt() {
        assertThat(InstanceFolder.quoted("-Da=b \"c\" \\d")).isEqualTo("\"-Da=b \\\"c\\\" \\\\d\"\n");
    }

    @Test
    void tree_isDeletedWithoutFollowingLinks() throws IOException {
        Path kept = Files.createDirectories(folder.resolve("kept"));
        Files.writeString(kept.resolve("file"), "x");
        Path tree = Files.createDirectories(folder.resolve("tree/deep"));
        Files.createSymbolicLink(tree.resolve("link"), kept);
        Trees.delete(folder.resolve("tree"));
        assertThat(folder.resolve("tree")).doesNotExist();
        assertThat(kept.resolve("file")).exists();
        Trees.delete(folder.resolve("tree"));
    }

    @Test
    void logTail_givesTheLastLines_andNothingOfNoLog() throws IOException {
        Path log = folder.resolve("log");
        assertThat(LogTail.of(log, 5)).isEmpty();
        Files.write(log, List.of("a", "", "b", "c"));
        assertThat(LogTail.of(log, 2)).containsExactly("b", "c");
        assertThat(LogTail.of(log, 9)).containsExactly("a", "b", "c");
        assertThat(LogTail.trouble(log, 1)).containsExactly("c");
        Files.write(log, List.of("a", "x [SEVERE] y", "why", "c"));
        assertThat(LogTail.trouble(log, 2)).containsExactly("x [SEVERE] y", "why");
    }
}
