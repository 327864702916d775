package org.lectern.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * The bytes of one file, with what was recorded of them when they came in.
 *
 * @param mediaType what they are, such as {@code application/pdf}; space around {@code ;} is dropped
 * @param modified when this revision was made
 * @param size how many bytes there are
 * @param crc32 their CRC-32
 * @param digest their digest
 * @param source the bytes
 */
public record DeclaredContent(
        String mediaType, Instant modified, long size, int crc32, Digest digest, ByteSource source) {
    private static final int BUFFER = 64 << 10;

    public DeclaredContent {
        mediaType = mediaType.strip().replaceAll("\\s*;\\s*", ";");
        Entry.checkMediaType(mediaType);
        if (size < 0) {
            throw new IllegalArgumentException("a file has 0 bytes or more, not " + size);
        }
    }

    /** Bytes in memory, declared as they are. */
    public static DeclaredContent of(String mediaType, Instant modified, byte[] bytes) {
        byte[] copy = bytes.clone();
        CRC32 crc = new CRC32();
        crc.update(copy);
        return new DeclaredContent(
                mediaType,
                modified,
                copy.length,
                (int) crc.getValue(),
                Digest.of(copy),
                () -> new ByteArrayInputStream(copy));
    }

    /** Writes the bytes to {@code out}, unless they turn out to be others than was declared. */
    void copyTo(OutputStream out, String path) throws IOException {
        MessageDigest sha256 = Digest.newMessageDigest();
        CRC32 crc = new CRC32();
        long copied = 0;
        byte[] buffer = new byte[(int) Math.min(BUFFER, size + 1)];
        try (InputStream in = source.open()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                copied += n;
                if (copied > size) {
                    throw new ContentChanged(path, "there are more than the " + size + " bytes declared");
                }
                sha256.update(buffer, 0, n);
                crc.update(buffer, 0, n);
                out.write(buffer, 0, n);
            }
        }
        check(path, copied, (int) crc.getValue(), Digest.ofFinished(sha256));
    }

    private void check(String path, long foundSize, int foundCrc, Digest foundDigest) throws ContentChanged {
        if (foundSize != size) {
            throw new ContentChanged(path, "there are " + foundSize + " bytes instead of " + size);
        }
        if (!foundDigest.equals(digest)) {
            throw new ContentChanged(path, "their digest is " + foundDigest + " instead of " + digest);
        }
        if (foundCrc != crc32) {
            String detail = String.format(Locale.ROOT, "their CRC-32 is %08x instead of %08x", foundCrc, crc32);
            throw new ContentChanged(path, detail);
        }
    }
}
