package org.lectern.launcher.instance;

import java.util.ArrayList;
import java.util.List;

/**
 * How a server's JVM runs.
 *
 * @param heap the largest heap, such as {@code 512m}
 * @param quick whether it is up soonest instead of fastest in the long run
 * @param extra further options, after all others
 */
public record Jvm(String heap, boolean quick, List<String> extra) {
    public Jvm {
        extra = List.copyOf(extra);
    }

    List<String> options() {
        List<String> options = new ArrayList<>(List.of("-Xmx" + heap, "-XX:+UseSerialGC"));
        if (quick) {
            // The first compiler only: half the CPU time of a start, but digests and ciphers stay slow for good.
            options.add("-XX:TieredStopAtLevel=1");
        }
        options.add("-Dfile.encoding=UTF-8");
        options.add("-Djava.awt.headless=true");
        return options;
    }
}
