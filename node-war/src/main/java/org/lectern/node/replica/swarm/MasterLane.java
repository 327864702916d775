package org.lectern.node.replica.swarm;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.node.replica.fetch.ChunkSource;
import org.lectern.store.verified.ChunkInvalid;

/**
 * Takes parts from the master beside what siblings send. One thread asks for parts; what comes is handed over by
 * others, which wait when too much of it was not taken yet.
 */
final class MasterLane {
    private static final System.Logger LOG = System.getLogger(MasterLane.class.getName());

    /** So many parts may be on their way: while one comes in, the next is asked for. */
    private static final int MOST_PARTS = 2;

    private static final int MOST_WAITING = 64;

    private final ChunkSource master;
    private final Manifest manifest;
    private final Executor helpers;
    private final Listener listener;
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final Map<Integer, List<Chunk>> parts = new HashMap<>();
    private volatile boolean stopped;

    MasterLane(ChunkSource master, Manifest manifest, Executor helpers, Listener listener) {
        this.master = master;
        this.manifest = manifest;
        this.helpers = helpers;
        this.listener = listener;
    }

    /** Is told from other threads. */
    interface Listener {
        /** A right chunk; {@link #taken} is to be called for it. */
        void came(Chunk chunk, byte[] bytes);

        /** A part has ended, well or not. */
        void ended(int part, boolean well);
    }

    boolean hasRoom() {
        return parts.size() < MOST_PARTS;
    }

    /** The parts that are on their way. */
    BitSet parts() {
        BitSet numbers = new BitSet();
        parts.keySet().forEach(numbers::set);
        return numbers;
    }

    /** The chunks that are on their way. */
    List<Chunk> chunks() {
        return parts.values().stream().flatMap(List::stream).toList();
    }

    void take(int part, List<Chunk> chunks) {
        parts.put(part, chunks);
        try {
            helpers.execute(() -> fetch(part, chunks));
        } catch (RejectedExecutionException e) {
            listener.ended(part, false);
        }
    }

    /** To be called for each part that has ended, by the thread that asks for parts. */
    void forget(int part) {
        parts.remove(part);
    }

    void taken() {
        room.release();
    }

    /** Nothing is handed over any more. */
    void stop() {
        stopped = true;
        room.release(MOST_WAITING);
    }

    private void fetch(int part, List<Chunk> chunks) {
        boolean well = false;
        try {
            master.fetch(manifest, chunks, this::handOver);
            well = true;
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a part did not come from the master", e);
        } finally {
            listener.ended(part, well);
        }
    }

    private void handOver(Chunk chunk, byte[] bytes) throws IOException {
        if (bytes.length != chunk.length() || !Digest.of(bytes).equals(chunk.digest())) {
            throw new ChunkInvalid(manifest.digest(), chunk);
        }
        try {
            room.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (stopped) {
            throw new IOException("the fetch has ended");
        }
        listener.came(chunk, bytes);
    }
}
