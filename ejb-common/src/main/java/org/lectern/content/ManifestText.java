package org.lectern.content;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The canonical text of a {@link Manifest}. Reading ends by writing again and comparing, so nothing but the canonical
 * text can pass.
 */
final class ManifestText {
    private static final String FIRST_LINE = "lectern-manifest 1";
    private static final int ENTRY_FIELDS = 9;
    private static final HexFormat HEX = HexFormat.of();

    private ManifestText() {}

    static byte[] encode(Manifest manifest) {
        StringBuilder text = new StringBuilder(
                256 + 256 * manifest.entries().size() + 80 * manifest.chunks().size());
        text.append(FIRST_LINE).append('\n');
        text.append("meeting ").append(manifest.meeting()).append('\n');
        text.append("version ").append(manifest.version()).append('\n');
        text.append("edition ").append(manifest.edition()).append('\n');
        text.append("published ").append(manifest.published()).append('\n');
        text.append("package ")
                .append(manifest.digest())
                .append(' ')
                .append(manifest.size())
                .append('\n');
        manifest.entries().forEach(entry -> append(text, entry));
        for (Chunk chunk : manifest.chunks()) {
            text.append("chunk ").append(chunk.length()).append(' ');
            text.append(chunk.digest().hex()).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Manifest decode(byte[] encoded) throws InvalidManifest {
        Lines lines = new Lines(text(encoded));
        try {
            Manifest manifest = read(lines);
            byte[] canonical = encode(manifest);
            int difference = Arrays.mismatch(encoded, canonical);
            if (difference >= 0) {
                throw new InvalidManifest(lineAt(encoded, difference), "it is not in canonical form");
            }
            return manifest;
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new InvalidManifest(lines.number(), String.valueOf(e.getMessage()), e);
        }
    }

    private static void append(StringBuilder text, Entry entry) {
        text.append("entry ").append(entry.method()).append(' ').append(entry.offset());
        text.append(' ').append(entry.length()).append(' ').append(entry.size());
        text.append(' ').append(HEX.toHexDigits(entry.crc32())).append(' ').append(entry.digest());
        text.append(' ').append(entry.modified()).append(' ').append(entry.mediaType());
        text.append(' ').append(entry.path()).append('\n');
    }

    private static Manifest read(Lines lines) throws InvalidManifest {
        if (!lines.next().equals(FIRST_LINE)) {
            throw new InvalidManifest(1, "it is not \"" + FIRST_LINE + "\"");
        }
        MeetingId meeting = new MeetingId(lines.next("meeting "));
        int version = Integer.parseInt(lines.next("version "));
        String edition = lines.next("edition ");
        Instant published = Instant.parse(lines.next("published "));
        String[] identity = lines.next("package ").split(" ", 2);
        if (identity.length < 2) {
            throw new InvalidManifest(lines.number(), "it has no size");
        }
        Digest digest = Digest.parse(identity[0]);
        long size = Long.parseLong(identity[1]);
        List<Entry> entries = entries(lines);
        return new Manifest(meeting, version, edition, published, digest, size, entries, chunks(lines));
    }

    private static List<Entry> entries(Lines lines) throws InvalidManifest {
        List<Entry> entries = new ArrayList<>();
        while (lines.nextIs("entry ")) {
            String[] fields = lines.next("entry ").split(" ", ENTRY_FIELDS);
            if (fields.length < ENTRY_FIELDS) {
                throw new InvalidManifest(lines.number(), "an entry has " + ENTRY_FIELDS + " values");
            }
            entries.add(new Entry(
                    fields[8],
                    fields[7],
                    Entry.Method.valueOf(fields[0]),
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[2]),
                    Long.parseLong(fields[3]),
                    HexFormat.fromHexDigits(fields[4]),
                    Digest.parse(fields[5]),
                    Instant.parse(fields[6])));
        }
        return entries;
    }

    private static List<Chunk> chunks(Lines lines) throws InvalidManifest {
        List<Chunk> chunks = new ArrayList<>();
        long offset = 0;
        while (lines.more()) {
            String line = lines.next("chunk ");
            int space = line.indexOf(' ');
            if (space < 0) {
                throw new InvalidManifest(lines.number(), "a chunk has a length and a digest");
            }
            int length = Integer.parseInt(line.substring(0, space));
            Chunk chunk = new Chunk(offset, length, new Digest(line.substring(space + 1)));
            chunks.add(chunk);
            offset = chunk.end();
        }
        return chunks;
    }

    private static String text(byte[] encoded) throws InvalidManifest {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(encoded))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidManifest(1, "it, or a later line, is not UTF-8", e);
        }
    }

    private static int lineAt(byte[] encoded, int position) {
        int line = 1;
        for (int i = 0; i < Math.min(position, encoded.length); i++) {
            if (encoded[i] == '\n') {
                line++;
            }
        }
        return line;
    }

    /** The lines of a text, each ended by a line feed, with the number of the one read last. */
    private static final class Lines {
        private final String text;
        private int at;
        private int number;

        Lines(String text) {
            this.text = text;
        }

        int number() {
            return number;
        }

        boolean more() {
            return at < text.length();
        }

        boolean nextIs(String prefix) {
            return text.startsWith(prefix, at);
        }

        String next(String prefix) throws InvalidManifest {
            boolean expected = nextIs(prefix);
            String line = next();
            if (!expected) {
                throw new InvalidManifest(number, "it does not begin with \"" + prefix + "\"");
            }
            return line.substring(prefix.length());
        }

        String next() throws InvalidManifest {
            number++;
            int end = text.indexOf('\n', at);
            if (end < 0) {
                throw new InvalidManifest(number, more() ? "it does not end in a line feed" : "it is missing");
            }
            String line = text.substring(at, end);
            at = end + 1;
            return line;
        }
    }
}
