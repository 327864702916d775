package org.lectern.node.replica.swarm;

import java.io.IOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.node.hub.Master;
import org.lectern.node.hub.MasterFailure;
import org.lectern.node.replica.fetch.ChunkSource;
import org.lectern.protocol.SyncSources;

/** Lets fetches have chunks from siblings. Safe for use by several threads. */
public final class Swarms {
    /** So few bytes are had from the master sooner than it is found out who else has them. */
    private static final long SMALL = 64 << 10;

    private final Optional<Common> common;
    private final RandomGenerator random;

    private record Common(Duration patience, Sources sources, Siblings siblings, ExecutorService helpers) {}

    private Swarms(Optional<Common> common, RandomGenerator random) {
        this.common = common;
        this.random = random;
    }

    /** Nodes that do not help each other. */
    public static Swarms none() {
        return new Swarms(Optional.empty(), new SplittableRandom());
    }

    /**
     * Nodes that help each other, if they are set to.
     *
     * @param helpers four for each fetch
     */
    public static Swarms of(SwarmSettings settings, Master master, ExecutorService helpers, RandomGenerator random) {
        return of(settings, master, new HttpSiblings(), helpers, random);
    }

    /** The same with another way to siblings. */
    static Swarms of(
            SwarmSettings settings, Master master, Siblings siblings, ExecutorService helpers, RandomGenerator random) {
        Common common = new Common(settings.patience(), master::sources, siblings, helpers);
        return new Swarms(Optional.of(common).filter(one -> settings.siblings()), random);
    }

    /** Interrupts what is under way. */
    public void close() {
        common.ifPresent(shared -> shared.helpers().shutdownNow());
    }

    /** As {@link Master#sources}. */
    interface Sources {
        SyncSources of(Digest digest, BitSet lacking, BitSet taking) throws MasterFailure;
    }

    /**
     * What one fetch needs around it.
     *
     * @param master the chunks of the master
     * @param complaints is told of siblings that send wrong bytes
     */
    record Surroundings(
            Duration patience,
            Sources sources,
            Siblings siblings,
            ChunkSource master,
            Executor helpers,
            RandomGenerator random,
            Consumer<String> complaints) {}

    /**
     * The chunks that siblings have, and parts of the master's that the other nodes then need not take. What it leaves
     * out is to be had from the master.
     *
     * @param complaints is told of siblings that send wrong bytes
     */
    public ChunkSource before(ChunkSource master, Consumer<String> complaints) {
        return (manifest, wanted, receiver) -> {
            if (common.isPresent() && wanted.stream().mapToLong(Chunk::length).sum() > SMALL) {
                fetch(common.get(), master, complaints, new Work(manifest, wanted, receiver));
            }
        };
    }

    private record Work(Manifest manifest, List<Chunk> wanted, ChunkSource.Receiver receiver) {}

    private void fetch(Common shared, ChunkSource master, Consumer<String> complaints, Work work) throws IOException {
        Surroundings around = new Surroundings(
                shared.patience(),
                shared.sources(),
                shared.siblings(),
                master,
                shared.helpers(),
                new SplittableRandom(random.nextLong()),
                complaints);
        new Swarm(work.manifest(), work.wanted(), work.receiver(), around).run();
    }
}
