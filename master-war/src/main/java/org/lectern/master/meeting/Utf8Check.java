package org.lectern.master.meeting;

/**
 * Tells whether bytes that come piece by piece are text in UTF-8 (Unicode Standard, table 3-7), and keeps none of them.
 * A null or an escape character is in no such text: they betray UTF-16 and the ISO 2022 encodings, whose bytes might
 * pass.
 */
final class Utf8Check {
    private boolean valid = true;
    private int missing;
    private int least;
    private int most;

    /** Looks at the next {@code length} bytes. */
    void add(byte[] bytes, int length) {
        for (int i = 0; i < length && valid; i++) {
            int b = bytes[i] & 0xff;
            if (missing > 0) {
                goOn(b);
            } else {
                begin(b);
            }
        }
    }

    /** Whether all bytes together are such text. */
    boolean isUtf8() {
        return valid && missing == 0;
    }

    private void begin(int b) {
        if (b < 0x80) {
            valid = b != 0 && b != 0x1b;
            return;
        }
        valid = b >= 0xc2 && b <= 0xf4;
        missing = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
        least = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
        most = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
    }

    private void goOn(int b) {
        valid = b >= least && b <= most;
        missing--;
        least = 0x80;
        most = 0xbf;
    }
}
