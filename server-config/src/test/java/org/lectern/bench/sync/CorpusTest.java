package org.lectern.bench.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CorpusTest {
    @TempDir
    static Path folder;

    private static Path old;
    private static Path revised;
    private static Corpus.Revision revision;

    @BeforeAll
    static void write() throws IOException {
        old = Files.createDirectory(folder.resolve("old"));
        revised = Files.createDirectory(folder.resolve("revised"));
        Corpus.hundred(0).meeting(old);
        revision = Corpus.hundred(0).revise(revised);
    }

    @Test
    void meeting_isAboutAHundredMegabytes() throws IOException {
        assertThat(size(old)).isBetween(99_000_000L, 101_000_000L);
    }

    @Test
    void revision_bringsTheStatedNewBytes() throws IOException {
        long grown = Files.size(revised.resolve("large.bin")) - Files.size(old.resolve("large.bin"));
        long fresh = Files.size(revised.resolve("minutes.bin"))
                + Files.size(revised.resolve("budget.bin"))
                + Files.size(revised.resolve("late.bin"));
        assertThat(grown + fresh).isEqualTo(Corpus.NEW_BYTES);
    }

    @Test
    void renamedDocument_keepsItsBytes() throws IOException {
        assertThat(Files.mismatch(old.resolve("draft.bin"), revised.resolve("final.bin")))
                .isEqualTo(-1);
    }

    @Test
    void everythingElse_isAsItWas() throws IOException {
        try (var files = Files.list(revised)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!revision.put().contains(name)) {
                    assertThat(Files.mismatch(file, old.resolve(name))).isEqualTo(-1);
                }
            }
        }
        assertThat(revision.removed()).noneMatch(name -> Files.exists(revised.resolve(name)));
    }

    private static long size(Path tree) throws IOException {
        long size = 0;
        try (var files = Files.list(tree)) {
            for (Path file : files.toList()) {
                size += Files.size(file);
            }
        }
        return size;
    }
}
