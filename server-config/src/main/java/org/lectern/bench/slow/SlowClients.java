package org.lectern.bench.slow;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lectern.launcher.instance.Pause;

/**
 * Many slow clients on one thread, as a program of its own: it prints {@code open} when all have begun (or enough time
 * has gone by), then a {@link SlowResult}. Why clients failed, and what the kernel threw away, goes to the error stream.
 *
 * <p>Arguments: the link, the file it leads to, how many clients, bytes per second of each, and for how many seconds
 * after {@code open}; 0 until everybody has everything.
 */
final class SlowClients {
    private static final Duration TICK = Duration.ofMillis(10);
    private static final int TURN = 50; // each client has a turn every 50 ticks
    private static final int OPENED_EACH_TICK = 20;
    private static final int BUFFER = 64 * 1024;
    private static final Duration OPENING = Duration.ofSeconds(10);
    private static final double FAR_BEHIND = 0.5;

    private final URI link;
    private final Reference reference;
    private final int count;
    private final double pace;
    private final List<SlowClient> clients = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private long tick;

    private SlowClients(URI link, Reference reference, int count, double pace) {
        this.link = link;
        this.reference = reference;
        this.count = count;
        this.pace = pace;
    }

    /** Runs the clients. */
    public static void main(String[] typed) throws IOException {
        SlowClients crowd = new SlowClients(
                URI.create(typed[0]),
                Reference.of(Path.of(typed[1])),
                Integer.parseInt(typed[2]),
                Double.parseDouble(typed[3]));
        KernelCounts before = KernelCounts.now();
        crowd.open();
        System.out.println("open");
        long seconds = Long.parseLong(typed[4]);
        crowd.run(seconds == 0 ? crowd.wholeFile() : Duration.ofSeconds(seconds));
        SlowResult result = crowd.result();
        System.err.println(KernelCounts.now().since(before));
        System.out.println(result);
    }

    private void open() throws IOException {
        InetSocketAddress server = new InetSocketAddress(link.getHost(), link.getPort());
        byte[] request = SlowClient.request(link.getAuthority(), link.getRawPath() + "?" + link.getRawQuery());
        while (clients.size() < count) {
            for (int i = 0; i < OPENED_EACH_TICK && clients.size() < count; i++) {
                clients.add(new SlowClient(server, request, reference));
            }
            turn();
        }
        long deadline = System.nanoTime() + OPENING.toNanos();
        while (System.nanoTime() < deadline && !clients.stream().allMatch(SlowClients::isSettled)) {
            turn();
        }
    }

    private static boolean isSettled(SlowClient client) {
        return client.hasBegun() || client.isOver();
    }

    private void run(Duration length) {
        long deadline = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < deadline && !clients.stream().allMatch(SlowClient::isOver)) {
            turn();
        }
    }

    /** The time for the whole file, and half as much again. */
    private Duration wholeFile() {
        return Duration.ofSeconds((long) (1.5 * reference.size() / pace));
    }

    private void turn() {
        long start = System.nanoTime();
        for (int i = (int) (tick++ % TURN); i < clients.size(); i += TURN) {
            clients.get(i).turn(pace, buffer);
        }
        Pause.of(TICK.minusNanos(Math.min(TICK.toNanos(), System.nanoTime() - start)));
    }

    private SlowResult result() {
        double slowest =
                clients.stream().mapToDouble(client -> client.share(pace)).min().orElse(1);
        Map<String, Integer> reasons = new TreeMap<>();
        clients.forEach(client -> reason(client).forEach(reason -> reasons.merge(reason, 1, Integer::sum)));
        clients.forEach(SlowClient::close);
        int failed = reasons.values().stream().mapToInt(Integer::intValue).sum();
        reasons.forEach((reason, times) -> System.err.println(times + " slow clients: " + reason));
        return new SlowResult(failed, slowest);
    }

    private List<String> reason(SlowClient client) {
        if (!client.failure().isEmpty()) {
            return List.of(client.failure().replaceAll("[0-9]{2,}", "N"));
        }
        return client.share(pace) < FAR_BEHIND ? List.of("far behind, " + client.delay()) : List.of();
    }
}
