package org.lectern.node.replica.swarm;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.content.MeetingId;
import org.lectern.node.hub.MasterFailure;
import org.lectern.node.hub.MasterUnreachable;
import org.lectern.node.hub.MemoryMaster;
import org.lectern.node.replica.fetch.ChunkSource;
import org.lectern.node.replica.fetch.DiskRoom;
import org.lectern.node.replica.fetch.Gathered;
import org.lectern.node.replica.fetch.GatheredContent;
import org.lectern.node.replica.fetch.PackageFetch;
import org.lectern.node.replica.shelf.Shelf;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.NumberRanges;
import org.lectern.protocol.ReplicaState;
import org.lectern.protocol.SyncChunks;
import org.lectern.protocol.SyncSources;

/** A master with one package, and nodes on folders that get it; all in one process, with what can go wrong. */
final class Town {
    static final int SIZE = 4 << 20;
    private static final int PARTS = 32;
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    final byte[] content = new byte[SIZE];
    final Manifest manifest;
    final AtomicLong sentByMaster = new AtomicLong();
    final List<String> complaints = new CopyOnWriteArrayList<>();
    final Map<NodeId, Sibling> siblings = new ConcurrentHashMap<>();

    /** Whether the master gives out parts. */
    volatile boolean turns = true;

    /** Whether the master answers who has the package. */
    volatile boolean names = true;

    Duration patience = Duration.ofSeconds(2);

    private final Path folder;
    private final Map<Integer, Long> lent = new ConcurrentHashMap<>();
    private final Map<NodeId, ReplicaState> states = new ConcurrentHashMap<>();

    Town(Path folder) {
        this.folder = folder;
        new Random(1).nextBytes(content);
        manifest = MemoryMaster.manifest(new MeetingId("board"), 1, content);
    }

    /** A sibling that has the package, in this state. */
    void add(String id, ReplicaState state, Sibling sibling) {
        siblings.put(new NodeId(id), sibling);
        states.put(new NodeId(id), state);
    }

    /** Has a node get the package from siblings and, in its turn, from the master; answers what was left out. */
    List<Chunk> fetch(String id) throws IOException {
        List<Chunk> left = new ArrayList<>();
        Shelf shelf = new Shelf(folder.resolve(id));
        PackageFetch fetch = new PackageFetch(shelf, manifest, new DiskRoom(shelf, 0), done -> {});
        add(id, ReplicaState.FETCHING, new Fetching(shelf, fetch.gathered()));
        fetch.run("signed", List.of(swarm(id), (described, wanted, receiver) -> {
            left.addAll(wanted);
            give(wanted, receiver);
        }));
        states.put(new NodeId(id), ReplicaState.ACTIVE);
        return left;
    }

    /** As {@link #fetch}, with a receiver of its own and nothing behind it. */
    ChunkSource swarm(String id) {
        Executor threads = task -> {
            Thread thread = new Thread(task, "helper of " + id);
            thread.setDaemon(true);
            thread.start();
        };
        return (described, wanted, receiver) -> new Swarm(
                        described,
                        wanted,
                        receiver,
                        new Swarms.Surroundings(
                                patience,
                                (digest, lacking, taking) -> sources(id, lacking, taking),
                                (url, digest, pass) -> siblings.get(new NodeId(url.getHost())),
                                (wholly, chunks, taker) -> {
                                    chunks.forEach(chunk -> sentByMaster.addAndGet(chunk.length()));
                                    give(chunks, taker);
                                },
                                threads,
                                new SplittableRandom(id.hashCode()),
                                complaints::add))
                .run();
    }

    private void give(List<Chunk> chunks, ChunkSource.Receiver receiver) throws IOException {
        for (Chunk chunk : chunks) {
            receiver.take(chunk, Arrays.copyOfRange(content, (int) chunk.offset(), (int) chunk.end()));
        }
    }

    private synchronized SyncSources sources(String id, BitSet lacking, BitSet taking) throws MasterFailure {
        if (!names) {
            throw new MasterUnreachable("switched off");
        }
        long now = System.nanoTime();
        taking.stream().forEach(part -> lent.put(part, now));
        Optional<Integer> turn = lacking.stream()
                .boxed()
                .filter(part -> turns && part < PARTS)
                .filter(part -> now - lent.getOrDefault(part, now - 3_000_000_000L) > 2_000_000_000L)
                .findFirst();
        turn.ifPresent(part -> lent.put(part, now));
        List<SyncSources.Source> named = states.entrySet().stream()
                .filter(entry -> !entry.getKey().value().equals(id))
                .map(entry -> new SyncSources.Source(
                        entry.getKey(),
                        URI.create("http://" + entry.getKey() + "/"),
                        Optional.empty(),
                        entry.getValue()))
                .toList();
        return new SyncSources("a.b.c", LATER, turn, PARTS, 1, named);
    }

    /** A sibling that has everything and answers at once; the base of those that do not behave. */
    class Whole implements Sibling {
        final AtomicLong sent = new AtomicLong();

        @Override
        public CompletableFuture<SyncChunks> chunks(int known) {
            BitSet all = new BitSet();
            all.set(0, manifest.chunks().size());
            return CompletableFuture.completedFuture(new SyncChunks(true, all.cardinality(), NumberRanges.text(all)));
        }

        @Override
        public CompletableFuture<byte[]> bytes(long first, long last) {
            sent.addAndGet(last - first + 1);
            return CompletableFuture.completedFuture(Arrays.copyOfRange(content, (int) first, (int) last + 1));
        }
    }

    /** One that is getting the package itself. */
    private record Fetching(Shelf shelf, Gathered gathered) implements Sibling {
        @Override
        public CompletableFuture<SyncChunks> chunks(int known) {
            CompletableFuture<SyncChunks> answer = new CompletableFuture<>();
            gathered.whenMoreThan(known, () -> {
                BitSet here = gathered.here();
                boolean all = here.cardinality() == gathered.manifest().chunks().size();
                answer.complete(new SyncChunks(all, here.cardinality(), NumberRanges.text(here)));
            });
            return answer;
        }

        @Override
        public CompletableFuture<byte[]> bytes(long first, long last) {
            if (!gathered.holds(first, last)) {
                return CompletableFuture.failedFuture(new IOException("not here"));
            }
            Digest digest = gathered.manifest().digest();
            GatheredContent file = new GatheredContent(
                    digest, gathered.manifest().size(), shelf.fetching(digest).content());
            try (SeekableByteChannel channel = file.open()) {
                ByteBuffer bytes = ByteBuffer.allocate((int) (last - first + 1));
                channel.position(first);
                while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                    Thread.onSpinWait();
                }
                return CompletableFuture.completedFuture(bytes.array());
            } catch (IOException e) {
                return CompletableFuture.failedFuture(e);
            }
        }
    }
}
