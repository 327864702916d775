package org.lectern.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Packages.Written;

final class EarlierPackageTest {
    private static final PackageDocument PDF = Packages.document("b.pdf", "application/pdf", Bytes.random(1, 700_000));
    private static final PackageDocument CSV =
            Packages.document("c.csv", "text/csv", Bytes.table(2, 30_000).getBytes(StandardCharsets.UTF_8));
    private static final PackageDocument EMPTY = Packages.text("d.txt", "");

    @TempDir
    private Path folder;

    @Test
    void builtOnTheVersionBefore_isTheSameAsFromTheDocuments() throws IOException {
        Written before = Packages.write(folder, Packages.contents(1, PDF, CSV, EMPTY));
        PackageDocument moved = new PackageDocument(DocumentPath.parse("x/moved.csv"), CSV.content());
        PackageContents next =
                Packages.contents(2, List.of(), List.of(Packages.text("a.txt", "new"), PDF, moved, CSV, EMPTY));

        Written built = write(next, before.manifest(), before.bytes());

        Written fresh = Packages.write(folder, next);
        assertThat(built.bytes()).isEqualTo(fresh.bytes());
        assertThat(built.manifest()).isEqualTo(fresh.manifest());
    }

    @Test
    void longDocument_isTheSameWithHelpersAndWithout() throws IOException {
        PackageDocument longer = Packages.document("l.pdf", "application/pdf", Bytes.random(3, 5_000_000));
        Written before = Packages.write(folder, Packages.contents(1, PDF, longer, CSV));
        PackageContents next = Packages.contents(2, Packages.text("a.txt", "new"), PDF, longer, CSV);
        byte[] fresh = Packages.write(folder, next).bytes();

        assertThat(write(next, before.manifest(), before.bytes()).bytes()).isEqualTo(fresh);
        for (Executor helpers : List.<Executor>of(ForkJoinPool.commonPool(), work -> {}, EarlierPackageTest::refuse)) {
            assertThat(write(next, before.manifest(), before.bytes(), helpers).bytes())
                    .isEqualTo(fresh);
        }
    }

    @Test
    void wrongByteInALongDocument_isFoundByAHelper() throws IOException {
        PackageDocument longer = Packages.document("l.pdf", "application/pdf", Bytes.random(3, 5_000_000));
        Written before = Packages.write(folder, Packages.contents(1, longer));
        byte[] flipped = before.bytes().clone();
        flipped[3_000_000] ^= 1;

        assertThatExceptionOfType(EarlierPackageDamaged.class)
                .isThrownBy(() ->
                        write(Packages.contents(2, longer), before.manifest(), flipped, ForkJoinPool.commonPool()));
    }

    private static void refuse(Runnable work) {
        throw new RejectedExecutionException();
    }

    @Test
    void unchangedDocument_isNotReadAgain() throws IOException {
        Written before = Packages.write(folder, Packages.contents(1, PDF, CSV));

        assertThat(write(Packages.contents(2, unreadable(PDF), unreadable(CSV)), before.manifest(), before.bytes())
                        .raw("c.csv"))
                .isEqualTo(before.raw("c.csv"));
    }

    @Test
    void sameBytesOfAnotherKind_areNotTaken() throws IOException {
        byte[] text = "a text that would be deflated, ".repeat(100).getBytes(StandardCharsets.UTF_8);
        Written before = Packages.write(folder, Packages.contents(1, Packages.document("a", "text/plain", text)));
        PackageContents next = Packages.contents(2, Packages.document("a", "application/pdf", text));

        assertThat(write(next, before.manifest(), before.bytes()).bytes())
                .isEqualTo(Packages.write(folder, next).bytes());
    }

    @Test
    void wrongOrMissingBytes_areRefused() throws IOException {
        Written before = Packages.write(folder, Packages.contents(1, PDF, CSV));
        byte[] flipped = before.bytes().clone();
        flipped[(int) before.manifest().entry("b.pdf").orElseThrow().end() - 1] ^= 1;
        byte[] cut = java.util.Arrays.copyOf(
                before.bytes(),
                (int) before.manifest().entry("c.csv").orElseThrow().end() - 1);

        for (byte[] damaged : List.of(flipped, cut, new byte[0])) {
            assertThatExceptionOfType(EarlierPackageDamaged.class)
                    .isThrownBy(() -> write(Packages.contents(2, PDF, CSV), before.manifest(), damaged))
                    .withMessageContaining(before.manifest().digest().toString());
        }
    }

    private Written write(PackageContents contents, Manifest manifest, byte[] earlier) throws IOException {
        return write(contents, manifest, earlier, Runnable::run);
    }

    private Written write(PackageContents contents, Manifest manifest, byte[] earlier, Executor helpers)
            throws IOException {
        Path file = folder.resolve("earlier");
        Files.write(file, earlier);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (EarlierPackage opened = new EarlierPackage(manifest, FileChannel.open(file), helpers)) {
            Manifest written = new PackageWriter(folder).write(contents, Optional.of(opened), DigestedOutput.over(out));
            return new Written(out.toByteArray(), written);
        } finally {
            Files.delete(file);
        }
    }

    /** Declares the same and has nothing. */
    private static PackageDocument unreadable(PackageDocument document) {
        DeclaredContent content = document.content();
        return new PackageDocument(
                document.path(),
                new DeclaredContent(
                        content.mediaType(),
                        content.modified(),
                        content.size(),
                        content.crc32(),
                        content.digest(),
                        () -> new ByteArrayInputStream(new byte[0])));
    }
}
