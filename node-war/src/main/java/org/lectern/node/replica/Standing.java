package org.lectern.node.replica;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.node.replica.fetch.Tally;
import org.lectern.protocol.ReplicaReport;
import org.lectern.protocol.ReplicaState;
import org.lectern.protocol.SyncFeed;
import org.lectern.protocol.Transfer;
import org.lectern.store.verified.ChunkInvalid;

/**
 * How each replica stands, as the master is told of it.
 *
 * <p>Safe for use by several threads.
 */
final class Standing {
    private final Holdings holdings;
    private final ActivePackages active;
    private final Fetches fetches;

    /** What was found wrong with packages that are here or on their way, since the start. */
    private final ConcurrentMap<Digest, String> damage = new ConcurrentHashMap<>();

    /** How active packages came here, since the start. */
    private final ConcurrentMap<Digest, Transfer> arrivals = new ConcurrentHashMap<>();

    Standing(Holdings holdings, ActivePackages active, Fetches fetches) {
        this.holdings = holdings;
        this.active = active;
        this.fetches = fetches;
    }

    List<ReplicaReport.Item> report() {
        List<ReplicaReport.Item> items = new ArrayList<>();
        for (Holding holding : holdings.all()) {
            SyncFeed.Item announced = holding.announced();
            Map<Digest, Long> sizes = announced.packages();
            sizes.forEach((digest, size) -> {
                if (!holding.holds(digest)) {
                    items.add(item(announced.id(), announced.version(), digest, size));
                }
            });
            for (Holding.Held held : holding.held()) {
                long size = sizes.getOrDefault(held.digest(), announced.size());
                items.add(item(announced.id(), held.version(), held.digest(), size));
            }
        }
        return items;
    }

    /** A wrong chunk was found in a package. */
    void damaged(ChunkInvalid wrong) {
        damage.put(wrong.content(), String.valueOf(wrong.getMessage()));
    }

    /** Something was wrong with what was sent of a package. */
    void complain(Digest digest, String complaint) {
        damage.put(digest, complaint);
    }

    /** The fetch of a package is through. */
    void arrived(Digest digest) {
        transfer(fetches.status(digest)).map(Transfer::atRest).ifPresent(transfer -> arrivals.put(digest, transfer));
    }

    /** Forgets all but the wanted. */
    void forget(Set<Digest> wanted) {
        damage.keySet().retainAll(wanted);
        arrivals.keySet().retainAll(wanted);
    }

    private ReplicaReport.Item item(MeetingId meeting, int version, Digest digest, long size) {
        String damaged = damage.getOrDefault(digest, "");
        long here = active.find(digest).map(held -> held.manifest().size()).orElse(-1L);
        if (here >= 0) {
            Optional<Transfer> arrival = Optional.ofNullable(arrivals.get(digest));
            return new ReplicaReport.Item(meeting, version, digest, ReplicaState.ACTIVE, here, here, damaged, arrival);
        }
        Fetches.Status status = fetches.status(digest);
        return new ReplicaReport.Item(
                meeting,
                version,
                digest,
                status.running() ? ReplicaState.FETCHING : ReplicaState.ANNOUNCED,
                status.tally().done(),
                size,
                status.error().isEmpty() ? damaged : status.error(),
                transfer(status));
    }

    /** Empty before the fetch has looked at what is here. */
    private static Optional<Transfer> transfer(Fetches.Status status) {
        Tally tally = status.tally();
        return tally.equals(Tally.NONE)
                ? Optional.empty()
                : Optional.of(new Transfer(
                        tally.needed(),
                        tally.arrived(),
                        tally.fromSiblings(),
                        tally.fromNode(),
                        status.bytesPerSecond()));
    }
}
