package org.lectern.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The loopback device of a network namespace that is ours alone, where the kernel's token buckets (htb) hold back what
 * single ports send and count it. Other traffic passes unhindered. For one thread.
 */
public final class Loopback {
    private static final String DEVICE = "lo";
    private static final Pattern SENT = Pattern.compile("Sent (\\d+) bytes");

    private int lines;

    private Loopback() {}

    /** Sets the device up; {@link IllegalStateException} says why it cannot be. */
    public static Loopback own() {
        run("ip", "link", "set", DEVICE, "up");
        tc("qdisc", "add", "dev", DEVICE, "root", "handle", "1:", "htb");
        return new Loopback();
    }

    /** The line of whoever listens on {@code port}, both ways, without a limit. */
    public Line line(int port) {
        lines++;
        Line line = new Line("1:" + 2 * lines, "1:" + (2 * lines + 1));
        line.set("add", Line.FREE);
        List.of(List.of("sport", line.out), List.of("dport", line.in))
                .forEach(way -> tc(
                        "filter",
                        "add",
                        "dev",
                        DEVICE,
                        "parent",
                        "1:",
                        "protocol",
                        "ip",
                        "u32",
                        "match",
                        "ip",
                        way.get(0),
                        String.valueOf(port),
                        "0xffff",
                        "flowid",
                        way.get(1)));
        return line;
    }

    /** Both ways of one port, each with a bucket of its own. */
    public static final class Line {
        private static final String FREE = "40gbit";

        private final String out;
        private final String in;

        private Line(String out, String in) {
            this.out = out;
            this.in = in;
        }

        /** So many bits a second each way from now on. */
        public void limit(long bits) {
            set("change", bits + "bit");
        }

        /** No limit from now on. */
        public void free() {
            set("change", FREE);
        }

        /** How many bytes the port has sent, headers of IP and TCP included. */
        public long sent() {
            String text = tc("-s", "class", "show", "dev", DEVICE, "classid", out);
            Matcher sent = SENT.matcher(text);
            if (!sent.find()) {
                throw new IllegalStateException("tc tells no bytes: " + text);
            }
            return Long.parseLong(sent.group(1));
        }

        private void set(String verb, String rate) {
            for (String way : List.of(out, in)) {
                tc(
                        "class", verb, "dev", DEVICE, "parent", "1:", "classid", way, "htb", "rate", rate, "ceil", rate,
                        "burst", "256kb", "cburst", "256kb", "quantum", "65536");
            }
        }
    }

    private static String tc(String... arguments) {
        List<String> command = new ArrayList<>(List.of("tc"));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said.strip());
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
