package org.lectern.bench.slow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the kernel did to TCP on this machine that makes a client slow without the server's doing; nothing where it does
 * not say.
 *
 * @param dropped segments that arrived and were thrown away, as there was no memory for them
 * @param timeouts segments that were sent again because nobody acknowledged them in time
 * @param pressures how often the memory for TCP as a whole, {@code net.ipv4.tcp_mem}, became short
 * @param refused connections that found the queue of the listener full
 */
record KernelCounts(long dropped, long timeouts, long pressures, long refused) {
    private static final Path FILE = Path.of("/proc/net/netstat");
    private static final String GROUP = "TcpExt:";

    static KernelCounts now() throws IOException {
        return parse(Files.isReadable(FILE) ? Files.readAllLines(FILE) : List.of());
    }

    /** Reads lines in pairs, one with names and one with their counts. */
    static KernelCounts parse(List<String> lines) {
        List<String[]> group = lines.stream()
                .filter(line -> line.startsWith(GROUP))
                .map(line -> line.split(" ", -1))
                .toList();
        Map<String, Long> counts = new HashMap<>();
        for (int i = 1; group.size() == 2 && i < group.get(0).length; i++) {
            counts.put(group.get(0)[i], Long.valueOf(group.get(1)[i]));
        }
        return new KernelCounts(
                count(counts, "TCPRcvQDrop"),
                count(counts, "TCPTimeouts"),
                count(counts, "TCPMemoryPressures"),
                count(counts, "ListenOverflows"));
    }

    private static long count(Map<String, Long> counts, String name) {
        return Optional.ofNullable(counts.get(name)).orElse(0L);
    }

    KernelCounts since(KernelCounts before) {
        return new KernelCounts(
                dropped - before.dropped,
                timeouts - before.timeouts,
                pressures - before.pressures,
                refused - before.refused);
    }

    @Override
    public String toString() {
        return "the kernel: " + dropped + " segments thrown away, " + timeouts + " sent again after a time-out, "
                + pressures + " times short of memory for TCP, " + refused + " connections refused";
    }
}
