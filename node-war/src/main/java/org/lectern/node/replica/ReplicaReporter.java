package org.lectern.node.replica;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.node.hub.Backoff;
import org.lectern.node.hub.Master;
import org.lectern.node.hub.MasterFailure;
import org.lectern.node.hub.Rest;
import org.lectern.protocol.ReplicaReport;
import org.lectern.protocol.ReplicaState;

/**
 * Tells the master what changed since it was told last, so a report that got lost is made good by the next.
 *
 * <p>Safe for use by several threads; the monitor guards what the master knows.
 */
public final class ReplicaReporter {
    private static final System.Logger LOG = System.getLogger(ReplicaReporter.class.getName());

    /** That a fetch has come further, and nothing else, is told once in this time. */
    private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(3);

    private final Replicas replicas;
    private final Master master;
    private final Clock clock;
    private final Backoff backoff;
    private final Executor errands;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final AtomicBoolean fullWanted = new AtomicBoolean(true);
    private Map<Key, ReplicaReport.Item> told = new HashMap<>();
    private Rest rest = Rest.NONE;
    private Rest progressRest = Rest.NONE;

    ReplicaReporter(Replicas replicas, Master master, Workshop workshop, Backoff backoff) {
        this.replicas = replicas;
        this.master = master;
        this.clock = workshop.clock();
        this.backoff = backoff;
        this.errands = workshop.errands();
    }

    /** Has all replicas reported, as the master knows others. */
    public void reportAll() {
        fullWanted.set(true);
        soon();
    }

    /** Has changes reported as soon as a thread is free. */
    void soon() {
        if (waiting.compareAndSet(false, true)) {
            try {
                errands.execute(() -> {
                    waiting.set(false);
                    report();
                });
            } catch (RejectedExecutionException e) {
                LOG.log(Level.DEBUG, "this node is stopping", e);
            }
        }
    }

    private synchronized void report() {
        if (!rest.isOver(clock.instant())) {
            return;
        }
        boolean full = fullWanted.getAndSet(false);
        Map<Key, ReplicaReport.Item> now = new LinkedHashMap<>();
        boolean progress = full || progressRest.isOver(clock.instant());
        replicas.report().forEach(item -> now.put(Key.of(item), progress ? item : asTold(item)));
        keepLeaving(now);
        List<ReplicaReport.Item> changes = full ? List.copyOf(now.values()) : changes(now);
        if (!full && changes.isEmpty()) {
            return;
        }
        try {
            send(full, changes);
            told = now;
            progressRest = progress ? Rest.of(clock.instant(), PROGRESS_INTERVAL) : progressRest;
            backoff.reset();
        } catch (MasterFailure e) {
            LOG.log(Level.DEBUG, "replicas not reported yet", e);
            fullWanted.compareAndSet(false, full);
            rest = Rest.of(clock.instant(), backoff.next(e));
        }
    }

    /** What the master was told of a replica that has only come further since. */
    private ReplicaReport.Item asTold(ReplicaReport.Item item) {
        ReplicaReport.Item before = told.getOrDefault(Key.of(item), item);
        return item.equals(before.withProgressOf(item)) ? before : item;
    }

    /** A replica is told to be gone only when its bytes are. */
    private void keepLeaving(Map<Key, ReplicaReport.Item> now) {
        told.forEach((key, item) -> {
            if (replicas.isHere(key.digest())) {
                now.putIfAbsent(key, item);
            }
        });
    }

    private List<ReplicaReport.Item> changes(Map<Key, ReplicaReport.Item> now) {
        List<ReplicaReport.Item> changes = new ArrayList<>();
        now.forEach((key, item) -> {
            if (!item.equals(told.get(key))) {
                changes.add(item);
            }
        });
        told.forEach((key, item) -> {
            if (!now.containsKey(key)) {
                changes.add(retired(item));
            }
        });
        return changes;
    }

    private void send(boolean full, List<ReplicaReport.Item> items) throws MasterFailure {
        String inventory = replicas.inventory();
        for (int from = 0; from == 0 || from < items.size(); from += ReplicaReport.MOST) {
            int to = Math.min(items.size(), from + ReplicaReport.MOST);
            master.report(new ReplicaReport(full && from == 0, inventory, items.subList(from, to)));
        }
    }

    private static ReplicaReport.Item retired(ReplicaReport.Item item) {
        return new ReplicaReport.Item(
                item.meeting(),
                item.version(),
                item.digest(),
                ReplicaState.RETIRED,
                0,
                item.bytesTotal(),
                "",
                Optional.empty());
    }

    private record Key(MeetingId meeting, Digest digest) {
        static Key of(ReplicaReport.Item item) {
            return new Key(item.meeting(), item.digest());
        }
    }
}
