package org.lectern.content;

import java.util.Locale;
import java.util.Random;

/** Bytes for tests, the same in every run. */
final class Bytes {
    private Bytes() {}

    static byte[] random(long seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** A table such as an office exports: deflates well, no two lines alike. */
    static String table(long seed, int lines) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "%d,department-%02d,2026-%02d-%02d,%d.%02d,approved%n",
                    i,
                    random.nextInt(40),
                    1 + random.nextInt(12),
                    1 + random.nextInt(28),
                    random.nextInt(1_000_000),
                    random.nextInt(100)));
        }
        return text.toString().replace("\r\n", "\n");
    }

    static byte[] join(byte[]... parts) {
        int size = 0;
        for (byte[] part : parts) {
            size += part.length;
        }
        byte[] joined = new byte[size];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }
}
