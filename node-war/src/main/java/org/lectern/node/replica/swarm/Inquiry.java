package org.lectern.node.replica.swarm;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lectern.content.Manifest;
import org.lectern.node.hub.MasterFailure;
import org.lectern.protocol.Parts;
import org.lectern.protocol.ReplicaState;
import org.lectern.protocol.SyncSources;

/**
 * The question to the master who has a package and what to take from it: asked again when the master said so, and when
 * there is room for another part. For one thread, but that the pass may be read by any.
 */
final class Inquiry {
    private static final System.Logger LOG = System.getLogger(Inquiry.class.getName());
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    /** When siblings hold the package, what they tell is waited for before anything is taken from the master. */
    private static final Duration FIRST_WORD = Duration.ofMillis(500);

    private final Manifest manifest;
    private final Swarms.Surroundings around;
    private final Consumer<Swarm.Event> events;
    private Parts parts;
    private boolean asking;
    private boolean failed;
    private boolean answered;
    private long refreshAt = System.nanoTime();
    private long turnAt = refreshAt;
    private volatile String pass = "";

    Inquiry(Manifest manifest, Swarms.Surroundings around, Consumer<Swarm.Event> events) {
        this.manifest = manifest;
        this.around = around;
        this.events = events;
        parts = Parts.of(manifest.size());
    }

    Parts parts() {
        return parts;
    }

    String pass() {
        return pass;
    }

    /** Whether the master was asked and did not answer so far. */
    boolean hasFailed() {
        return failed && !answered;
    }

    /** No part is asked for within this time. */
    void putOff(long now, Duration time) {
        turnAt = now + time.toNanos();
    }

    /**
     * Asks, if it is time.
     *
     * @param lacking the parts that are to be had nowhere else
     * @param then gets the answer; its turn only if it is to be taken
     */
    void ask(long now, MasterLane lane, Supplier<BitSet> lacking, Consumer<SyncSources> then) {
        boolean forNews = now - refreshAt >= 0;
        boolean forTurn = lane.hasRoom() && now - turnAt >= 0;
        if (asking || !(forNews || forTurn)) {
            return;
        }
        BitSet wanted = forTurn ? lacking.get() : new BitSet();
        if (forNews || !wanted.isEmpty()) {
            asking = true;
            send(wanted, lane.parts(), then);
        }
    }

    private void send(BitSet lacking, BitSet taking, Consumer<SyncSources> then) {
        try {
            around.helpers().execute(() -> {
                try {
                    SyncSources sources = around.sources().of(manifest.digest(), lacking, taking);
                    events.accept(() -> answered(sources, then));
                } catch (MasterFailure | RuntimeException e) {
                    LOG.log(Level.DEBUG, "the master names no siblings", e);
                    events.accept(this::unanswered);
                }
            });
        } catch (RejectedExecutionException e) {
            unanswered();
        }
    }

    private void answered(SyncSources sources, Consumer<SyncSources> then) {
        long now = System.nanoTime();
        boolean first = !answered;
        asking = false;
        answered = true;
        pass = sources.pass();
        parts = new Parts(manifest.size(), sources.of());
        long later = jitter(Duration.ofSeconds(Math.max(1, sources.refreshSeconds())));
        refreshAt = now + later;
        boolean held = sources.sources().stream().anyMatch(source -> source.state() == ReplicaState.ACTIVE);
        if (first && held) {
            putOff(now, FIRST_WORD);
            then.accept(sources.withoutTurn());
        } else {
            turnAt = sources.turn().isPresent() ? now : now + later;
            then.accept(sources);
        }
    }

    private void unanswered() {
        long now = System.nanoTime();
        asking = false;
        failed = true;
        refreshAt = now + jitter(AFTER_FAILURE);
        turnAt = refreshAt;
    }

    private long jitter(Duration time) {
        return (long) (time.toNanos() * (0.75 + around.random().nextDouble() / 2));
    }
}
