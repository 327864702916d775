package org.lectern.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.lectern.content.Digest;
import org.lectern.node.hub.HubSettings;
import org.lectern.node.hub.Master;
import org.lectern.node.hub.SimulatedHub;
import org.lectern.node.replica.Shared;
import org.lectern.node.replica.SimulatedReplicas;
import org.lectern.node.replica.swarm.SimulatedSwarms;
import org.lectern.node.replica.swarm.SwarmSettings;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.NumberRanges;
import org.lectern.protocol.SyncChunks;

/** A node: its own replicas and hub, driven as by the timers of a server, and what it answers to siblings. */
final class SimulatedNode implements Host.Server {
    private static final SwarmSettings SWARM = new SwarmSettings(true, 16, 0, Duration.ofSeconds(5));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Host host;
    private final SimulatedReplicas replicas;
    private final ExecutorService threads;
    private final ScheduledExecutorService timers;
    private final AtomicInteger giving = new AtomicInteger();

    SimulatedNode(String id, long bytesPerSecond, Network network, Path folder, Threads on) throws IOException {
        host = network.join(id, bytesPerSecond, this);
        threads = on.work();
        timers = on.timers();
        HttpClient client = network.clientOf(host);
        HubSettings hub = new HubSettings(new NodeId(id), URI.create("http://master/"), PATIENCE, PATIENCE);
        Master master = SimulatedHub.over(client, hub);
        Random random = new Random(id.hashCode());
        Files.createDirectories(folder);
        replicas = new SimulatedReplicas(
                folder, master, SimulatedSwarms.over(client, SWARM, master, threads, random), threads, random);
    }

    /**
     * On what all nodes run.
     *
     * @param work may block
     */
    record Threads(ExecutorService work, ScheduledExecutorService timers) {}

    /** Begins to ask and to tend. */
    void start() {
        again(Duration.ZERO, this::ask);
        again(Duration.ofSeconds(1), this::tend);
    }

    /** How many bytes it has given to siblings. */
    long sent() {
        return host.sent();
    }

    /** The package, as it would be served; empty if it is not. */
    Optional<byte[]> read(Digest digest) throws IOException {
        var replica = replicas.replicas().find(SimulatedMaster.MEETING, digest);
        if (replica.isEmpty()) {
            return Optional.empty();
        }
        try (SeekableByteChannel channel = replica.get().content().open()) {
            return Optional.of(Channels.newInputStream(channel).readAllBytes());
        }
    }

    private void ask() {
        again(replicas.ask(), this::ask);
    }

    private void tend() {
        try {
            replicas.tend();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        again(Duration.ofSeconds(1), this::tend);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it sets itself again
    private void again(Duration wait, Runnable work) {
        try {
            timers.schedule(() -> threads.execute(work), wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            Thread.currentThread().interrupt(); // the simulation is over
        }
    }

    @Override
    public CompletableFuture<Reply> answer(Call call) {
        boolean chunks = call.path().endsWith("/chunks");
        String[] path = call.path().split("/", -1);
        Digest digest = new Digest(path[path.length - (chunks ? 2 : 1)]);
        boolean permitted = replicas.keys().openPass(call.bearer()).digest().equals(digest);
        Optional<Shared> shared = replicas.replicas().share(digest).filter(found -> permitted);
        if (shared.isEmpty()) {
            return CompletableFuture.completedFuture(Reply.of(404));
        }
        return chunks
                ? chunks(call, shared.get())
                : CompletableFuture.completedFuture(bytes(call.ranges().get(0), shared.get()));
    }

    private CompletableFuture<Reply> chunks(Call call, Shared shared) {
        int known = Integer.parseInt(call.parameter("known").orElse("0"));
        long wait = Long.parseLong(call.parameter("wait").orElse("0"));
        CompletableFuture<Boolean> news = new CompletableFuture<>();
        shared.whenMoreThan(known, () -> news.complete(true));
        return news.completeOnTimeout(false, wait, TimeUnit.SECONDS).thenApplyAsync(any -> told(shared), threads);
    }

    private static Reply told(Shared shared) {
        var here = shared.here();
        return Reply.json(new SyncChunks(shared.isComplete(), here.cardinality(), NumberRanges.text(here)));
    }

    private Reply bytes(Call.Range range, Shared shared) {
        if (!shared.holds(range.first(), range.last())) {
            return Reply.of(404);
        }
        if (giving.incrementAndGet() > SWARM.atOnce()) {
            giving.decrementAndGet();
            return Reply.busy();
        }
        try {
            return Reply.bytes(206, read(range, shared), Map.of("Content-Range", List.of(of(range, shared))))
                    .then(giving::decrementAndGet);
        } catch (IOException e) {
            giving.decrementAndGet();
            return Reply.of(404);
        }
    }

    private static String of(Call.Range range, Shared shared) {
        return "bytes " + range.first() + "-" + range.last() + "/"
                + shared.manifest().size();
    }

    private static byte[] read(Call.Range range, Shared shared) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(range.length());
        try (SeekableByteChannel channel = shared.content().open()) {
            channel.position(range.first());
            while (bytes.hasRemaining()) {
                if (channel.read(bytes) < 0) {
                    throw new IOException("the package ends too early");
                }
            }
        }
        return bytes.array();
    }
}
