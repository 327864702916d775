package org.lectern.master.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import org.lectern.master.catalog.ScrubSubjects.Kind;
import org.lectern.store.DurableFiles;

/**
 * How far the reading of the content store has come.
 *
 * @param began when this round began, to the second
 * @param kind what is being read
 * @param after the mark of the last that was read; empty at the beginning of a kind
 * @param over whether the round is over
 */
record ScrubPlace(Instant began, Kind kind, String after, boolean over) {
    /** Before the first round. */
    static final ScrubPlace NEVER = new ScrubPlace(Instant.EPOCH, Kind.MANIFEST, "", true);

    static ScrubPlace beginning(Instant now) {
        return new ScrubPlace(Instant.ofEpochSecond(now.getEpochSecond()), Kind.AHEAD, "", false);
    }

    ScrubPlace past(String mark) {
        return new ScrubPlace(began, kind, mark, false);
    }

    /** All of this kind were read. */
    ScrubPlace nextKind() {
        return kind.next()
                .map(next -> new ScrubPlace(began, next, "", false))
                .orElseGet(() -> new ScrubPlace(began, kind, "", true));
    }

    /** What a file says; what cannot be understood counts as never. */
    static ScrubPlace read(Path file) throws IOException {
        try {
            String[] words =
                    Files.readString(file, StandardCharsets.ISO_8859_1).strip().split(" ", -1);
            if (words.length == 4 && words[0].matches("\\d{1,11}") && words[2].matches("-|[0-9TZ:.-]*/?[0-9a-f]{64}")) {
                return new ScrubPlace(
                        Instant.ofEpochSecond(Long.parseLong(words[0])),
                        Kind.valueOf(words[1]),
                        words[2].equals("-") ? "" : words[2],
                        words[3].equals("over"));
            }
        } catch (NoSuchFileException | IllegalArgumentException e) {
            return NEVER;
        }
        return NEVER;
    }

    void write(Path file) throws IOException {
        String text = began.getEpochSecond() + " " + kind + " " + (after.isEmpty() ? "-" : after) + " "
                + (over ? "over" : "under-way") + "\n";
        DurableFiles.write(file, text.getBytes(StandardCharsets.US_ASCII));
    }
}
