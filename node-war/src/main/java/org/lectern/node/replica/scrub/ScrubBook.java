package org.lectern.node.replica.scrub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lectern.content.Digest;
import org.lectern.node.replica.shelf.Shelf;

/**
 * How far the reading of each package has come, in a file with a line for each: digest, the second at which it was last
 * read to its end, next chunk. What cannot be read counts as never looked at. For one thread.
 */
final class ScrubBook {
    private final Shelf shelf;
    private final Path file;
    private final Map<Digest, Place> places = new TreeMap<>();

    /** Reads what is on disk. */
    ScrubBook(Shelf shelf) throws IOException {
        this.shelf = shelf;
        file = shelf.file("scrub");
        try {
            Files.readString(file, StandardCharsets.ISO_8859_1).lines().forEach(this::read);
        } catch (NoSuchFileException e) {
            places.clear();
        }
    }

    Place place(Digest digest) {
        return places.getOrDefault(digest, Place.NEVER);
    }

    void put(Digest digest, Place place) {
        places.put(digest, place);
    }

    /** Forgets all others. */
    void retain(Set<Digest> digests) {
        places.keySet().retainAll(digests);
    }

    /** Puts it on disk. */
    void keep() throws IOException {
        String text = places.entrySet().stream()
                .map(entry -> entry.getKey().hex() + " " + entry.getValue().toText() + "\n")
                .collect(Collectors.joining());
        shelf.write(file, text.getBytes(StandardCharsets.US_ASCII));
    }

    private void read(String line) {
        String[] words = line.split(" ", -1);
        if (words.length == 3 && words[0].matches("[0-9a-f]{64}") && (words[1] + words[2]).matches("\\d{2,18}")) {
            Instant last = Instant.ofEpochSecond(Long.parseLong("0" + words[1]));
            places.put(new Digest(words[0]), new Place(last, (int) Long.parseLong("0" + words[2])));
        }
    }

    /**
     * How far one has come.
     *
     * @param last when it was last found whole
     * @param next the index of the chunk to go on with
     */
    record Place(Instant last, int next) {
        static final Place NEVER = new Place(Instant.EPOCH, 0);

        private String toText() {
            return last.getEpochSecond() + " " + next;
        }
    }
}
