package org.lectern.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A master and its nodes, and what happens when it publishes one package to all of them at once. */
final class Fleet {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(5);
    private static final int NODES_OF_A_SITE = 20;

    private final Shape shape;
    private final Path folder;

    Fleet(Shape shape, Path folder) {
        this.shape = shape;
        this.folder = folder;
    }

    /**
     * What the network and the package are like.
     *
     * @param size of the package
     * @param masterRate what the master's line takes a second each way
     * @param nodeRate what a node's line takes a second each way
     * @param delay of everything, one way
     * @param breaks the share of pieces of 64 KiB at which their connection breaks
     */
    record Shape(int size, long masterRate, long nodeRate, Duration delay, double breaks) {}

    /**
     * What happened.
     *
     * @param seconds from the publishing until each node had told that it holds the package, in order
     * @param packageBytes what the master sent of the package
     * @param allBytes what it sent in all
     * @param mostOfOne what the node that gave most has sent
     * @param wrong how many nodes hold other bytes, or none
     */
    record Outcome(
            List<Double> seconds,
            long packageBytes,
            long allBytes,
            long mostOfOne,
            long questions,
            long refusals,
            int wrong) {
        int nodes() {
            return seconds.size();
        }

        double half() {
            return seconds.get(seconds.size() / 2);
        }

        double last() {
            return seconds.get(seconds.size() - 1);
        }
    }

    Outcome run(int count) throws IOException {
        byte[] content = new byte[shape.size()];
        new Random(1).nextBytes(content);
        SimulatedMaster master = new SimulatedMaster(content);
        ExecutorService work = Executors.newCachedThreadPool();
        ScheduledExecutorService timers = Executors.newScheduledThreadPool(1);
        try (Network network = new Network(shape.delay(), shape.breaks())) {
            Host host = network.join("master", shape.masterRate(), master);
            List<SimulatedNode> nodes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String id = "node-" + i;
                master.enrol(id, "site-" + i / NODES_OF_A_SITE);
                nodes.add(new SimulatedNode(
                        id, shape.nodeRate(), network, folder.resolve(id), new SimulatedNode.Threads(work, timers)));
            }
            nodes.forEach(SimulatedNode::start);
            await(() -> master.waiting() == count);
            long before = host.sent();
            long start = System.nanoTime();
            master.publish();
            await(() -> master.activeAt().size() == count);
            return outcome(master, nodes, content, start, host.sent() - before);
        } finally {
            timers.shutdownNow();
            work.shutdownNow();
        }
    }

    private static Outcome outcome(
            SimulatedMaster master, List<SimulatedNode> nodes, byte[] content, long start, long sent)
            throws IOException {
        List<Double> seconds = master.activeAt().values().stream()
                .map(at -> (at - start) / 1e9)
                .sorted()
                .toList();
        int wrong = 0;
        long most = 0;
        for (SimulatedNode node : nodes) {
            boolean right = node.read(master.digest())
                    .filter(bytes -> Arrays.equals(bytes, content))
                    .isPresent();
            wrong += right ? 0 : 1;
            most = Math.max(most, node.sent());
        }
        return new Outcome(seconds, master.packageBytes(), sent, most, master.questions(), master.refusals(), wrong);
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - until > 0) {
                throw new IllegalStateException("not all nodes came to it within " + PATIENCE);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
