package org.lectern.bench.sync;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * A meeting and its revision, the same bytes on every machine. All of them are random, so nothing but what is already
 * there makes a sync small.
 */
public final class Corpus {
    /** What the revision brings that the meeting did not have. */
    public static final long NEW_BYTES = 3_300_000;

    private static final Instant WRITTEN = Instant.parse("2026-11-02T08:00:00Z");
    private static final int LARGE = 20_000_000;
    private static final int INSERTED = 50_000;
    private static final int MINUTES = 1_500_000;
    private static final int BUDGET = 1_250_000;
    private static final int ADDED = 500_000;
    private static final int RENAMED = 3_000_000;
    private static final int DELETED = 2_000_000;
    private static final int KEPT_SIZE = 6_000_000;
    private static final int SEEDS = 1_000;

    private final int kept;
    private final long seeds;

    private Corpus(int kept, int number) {
        this.kept = kept;
        this.seeds = (long) SEEDS * number;
    }

    /** About 100 MB; those with different numbers have no byte in common. */
    public static Corpus hundred(int number) {
        return new Corpus(12, number);
    }

    /** About 500 MB. */
    public static Corpus fiveHundred(int number) {
        return new Corpus(79, number);
    }

    /**
     * What the secretary does to come from the meeting to its revision.
     *
     * @param put documents whose bytes are new at their path
     * @param removed paths that are there no longer
     */
    public record Revision(List<String> put, List<String> removed) {
        public Revision {
            put = List.copyOf(put);
            removed = List.copyOf(removed);
        }
    }

    /** Writes the meeting into {@code folder}; returns its paths. */
    public List<String> meeting(Path folder) throws IOException {
        write(folder, "large.bin", LARGE, 1);
        write(folder, "minutes.bin", MINUTES, 2);
        write(folder, "budget.bin", BUDGET, 3);
        write(folder, "draft.bin", RENAMED, 4);
        write(folder, "withdrawn.bin", DELETED, 5);
        for (int i = 0; i < kept; i++) {
            write(folder, "kept-" + i + ".bin", KEPT_SIZE, 100 + i);
        }
        return list(folder);
    }

    /** Writes the revision of the meeting into {@code folder}: two replaced, one grown, renamed, deleted, added. */
    public Revision revise(Path folder) throws IOException {
        meeting(folder);
        write(folder, "minutes.bin", MINUTES, 12);
        write(folder, "budget.bin", BUDGET, 13);
        write(folder, "late.bin", ADDED, 14);
        byte[] large = Files.readAllBytes(folder.resolve("large.bin"));
        try (OutputStream out = Files.newOutputStream(folder.resolve("large.bin"))) {
            out.write(large, 0, LARGE / 2);
            out.write(random(INSERTED, seeds + 15));
            out.write(large, LARGE / 2, LARGE - LARGE / 2);
        }
        date(folder.resolve("large.bin"), 15);
        Files.move(folder.resolve("draft.bin"), folder.resolve("final.bin"));
        Files.delete(folder.resolve("withdrawn.bin"));
        return new Revision(
                List.of("minutes.bin", "budget.bin", "late.bin", "large.bin", "final.bin"),
                List.of("draft.bin", "withdrawn.bin"));
    }

    private static List<String> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void write(Path folder, String name, int size, long seed) throws IOException {
        Files.write(folder.resolve(name), random(size, seeds + seed));
        date(folder.resolve(name), seed);
    }

    /** Equal bytes get equal times and others do not, for those who go by size and time. */
    private static void date(Path file, long seed) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(WRITTEN.plusSeconds(seed)));
    }

    private static byte[] random(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
