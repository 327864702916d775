package org.lectern.content;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The description of one package: which version and edition of which meeting it is, where each document lies, and the
 * chunks that make it up. Its encoded bytes are what the master signs.
 *
 * @param meeting the meeting
 * @param version which version of the meeting, from 1
 * @param edition for which participants: 1 to 64 of {@code a-z 0-9 -}
 * @param published when the version was frozen
 * @param digest the digest of the whole package
 * @param size the size of the whole package in bytes
 * @param entries the files in it, by ascending offset, none over another
 * @param chunks its chunks, without a gap from offset 0 to {@code size}
 */
public record Manifest(
        MeetingId meeting,
        int version,
        String edition,
        Instant published,
        Digest digest,
        long size,
        List<Entry> entries,
        List<Chunk> chunks) {
    /** The media type of the encoded form. */
    public static final String MEDIA_TYPE = "application/vnd.lectern.manifest";

    private static final Pattern EDITION = Pattern.compile("[a-z0-9-]{1,64}");

    public Manifest {
        checkVersion(version, edition);
        entries = List.copyOf(entries);
        chunks = List.copyOf(chunks);
        Entry.checkLayout(entries, size);
        checkCover(chunks, size);
    }

    /**
     * Reads the encoded form, and no other text of the same meaning: {@link #encode} gives back the very same bytes.
     *
     * @throws InvalidManifest if the text is anything else
     */
    public static Manifest decode(byte[] encoded) throws InvalidManifest {
        return ManifestText.decode(encoded);
    }

    /**
     * The canonical text: lines of UTF-8, each ended by a line feed, values parted by one space.
     *
     * <pre>
     * lectern-manifest 1
     * meeting board-2026
     * version 3
     * edition full
     * published 2026-11-22T01:00:00Z
     * package sha256:… 123456
     * entry DEFLATED 97 5120 20480 0a1b2c3d sha256:… 2026-11-21T08:30:00Z text/csv 02 Finance/budget.csv
     * chunk 97 …
     * </pre>
     *
     * An entry names its method, offset, length, size, CRC-32 (8 hexadecimal digits), digest, time, media type and, to
     * the end of the line, path. A chunk names its length and the 64 hexadecimal digits of its digest.
     */
    public byte[] encode() {
        return ManifestText.encode(this);
    }

    /** The file with this path, if it is in the package. */
    public Optional<Entry> entry(String path) {
        return entries.stream().filter(entry -> entry.path().equals(path)).findFirst();
    }

    /** The entries that are documents: all but the package's own page. */
    public List<Entry> documents() {
        return entries.stream().filter(entry -> !entry.isIndex()).toList();
    }

    static void checkVersion(int version, String edition) {
        if (version < 1) {
            throw new IllegalArgumentException("versions are numbered from 1, not " + version);
        }
        if (!EDITION.matcher(edition).matches()) {
            throw new IllegalArgumentException("an edition has 1 to 64 of a-z 0-9 -");
        }
    }

    private static void checkCover(List<Chunk> chunks, long size) {
        long end = 0;
        for (Chunk chunk : chunks) {
            if (chunk.offset() != end) {
                throw new IllegalArgumentException("a chunk begins at " + chunk.offset() + " instead of " + end);
            }
            end = chunk.end();
        }
        if (end != size) {
            throw new IllegalArgumentException("the chunks cover " + end + " of " + size + " bytes");
        }
    }
}
