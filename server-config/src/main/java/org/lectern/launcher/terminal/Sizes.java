package org.lectern.launcher.terminal;

import java.util.Locale;

/** Byte counts as people read them: {@code 4.2 MB}, powers of 1000. */
public final class Sizes {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private Sizes() {}

    /** {@code bytes} with at most one decimal and its unit. */
    public static String of(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.95 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }
}
