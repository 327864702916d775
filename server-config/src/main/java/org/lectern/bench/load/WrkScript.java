package org.lectern.bench.load;

import java.util.Locale;

/** Lua for wrk: what to ask, and one line of figures at the end. */
public final class WrkScript {
    /** What the line of figures begins with. */
    static final String MARK = "figures:";

    private static final String DONE = """
            done = function(summary, latency, requests)
              local e = summary.errors
              io.write(string.format("%s %%.0f %%.0f %%.0f %%.0f\\n", summary.duration, summary.requests, summary.bytes,
                e.connect + e.read + e.write + e.status))
            end
            """.formatted(MARK);

    private WrkScript() {}

    /** Asks for the whole file. */
    public static String whole() {
        return DONE;
    }

    /** Asks for ranges of {@code length} bytes anywhere in a file of {@code size} bytes, the same ones in every round. */
    public static String ranges(long size, int length) {
        return String.format(Locale.ROOT, """
                        math.randomseed(20261122)
                        request = function()
                          local from = math.random(0, %d)
                          return wrk.format("GET", nil, {["Range"] = string.format("bytes=%%d-%%d", from, from + %d)})
                        end
                        """, size - length, length - 1) + DONE;
    }
}
