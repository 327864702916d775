package org.lectern.node.replica;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.lectern.content.Digest;
import org.lectern.node.replica.fetch.DiskFull;
import org.lectern.node.replica.fetch.DiskRoom;
import org.lectern.node.replica.shelf.Shelf;

/**
 * The room for packages on this node's disk: within the budget and beside the reserve. When it is short, what is needed
 * least makes room for what is needed sooner: superseded versions first, then packages of past meetings, the longest past
 * first, then those of the meetings that begin last. Nothing of a meeting that is under way goes, and nothing that is
 * needed as soon as what it would make room for.
 *
 * <p>The monitor of {@link Replicas} guards it.
 */
final class Room {
    private static final System.Logger LOG = System.getLogger(Room.class.getName());

    private final ReplicaSettings settings;
    private final Shelf shelf;
    private final Holdings holdings;
    private final ActivePackages active;
    private final Clock clock;
    private final DiskRoom disk;

    Room(ReplicaSettings settings, Shelf shelf, Holdings holdings, ActivePackages active, Clock clock) {
        this.settings = settings;
        this.shelf = shelf;
        this.holdings = holdings;
        this.active = active;
        this.clock = clock;
        disk = new DiskRoom(shelf, settings.diskReserve());
    }

    /** How many bytes may still come here. */
    long free() throws IOException {
        return Math.max(0, left());
    }

    /**
     * Sets room aside for a fetch, and makes it if need be.
     *
     * @throws DiskFull if it cannot be made; then nothing was removed
     */
    DiskRoom.Share share(Digest digest, long needed) throws IOException {
        long free = left() - disk.setAside();
        if (needed > free) {
            Urgency urgency = holdings.urgencies(clock.instant()).getOrDefault(digest, Urgency.NONE);
            List<Candidate> leaving = candidates(other -> urgency.isBefore(other.urgency()));
            long possible = free + leaving.stream().mapToLong(Candidate::size).sum();
            if (needed > possible) {
                throw new DiskFull(needed, possible, limit());
            }
            remove(leaving, needed - free);
        }
        return disk.share(needed);
    }

    /** Removes what is beyond the budget, as it may have been set lower. */
    void keepBudget() throws IOException {
        long beyond = settings.diskBudget() == 0 ? 0 : used() - settings.diskBudget();
        if (beyond > 0) {
            remove(candidates(other -> true), beyond);
        }
    }

    /** Negative when more is taken than may be. */
    private long left() throws IOException {
        long beside = shelf.free() - settings.diskReserve();
        return settings.diskBudget() == 0 ? beside : Math.min(beside, settings.diskBudget() - used());
    }

    private void remove(List<Candidate> candidates, long bytes) throws IOException {
        long left = bytes;
        for (Candidate candidate : candidates) {
            if (left <= 0) {
                return;
            }
            Digest digest = candidate.digest();
            LOG.log(Level.INFO, "Removing {0}, which is needed less than the room it takes.", digest);
            holdings.change(holding -> holding.keep(held -> !held.digest().equals(digest)));
            active.discard(digest);
            left -= candidate.size();
        }
    }

    /** What may go, what is needed least first. */
    private List<Candidate> candidates(Predicate<Candidate> lessNeeded) {
        Map<Digest, Urgency> urgencies = holdings.urgencies(clock.instant());
        Set<Digest> newest = newest();
        List<Candidate> candidates = new ArrayList<>();
        for (Digest digest : active.digests()) {
            Candidate candidate = new Candidate(
                    digest,
                    active.size(digest),
                    !newest.contains(digest),
                    urgencies.getOrDefault(digest, Urgency.NONE));
            if (candidate.superseded()
                    || (candidate.urgency().need() != Urgency.Need.UNDER_WAY && lessNeeded.test(candidate))) {
                candidates.add(candidate);
            }
        }
        candidates.sort(Comparator.comparing(Candidate::superseded)
                .thenComparing(Candidate::urgency)
                .reversed());
        return candidates;
    }

    /** The packages that are announced, or served until those are here. */
    private Set<Digest> newest() {
        Set<Digest> newest = new HashSet<>();
        for (Holding holding : holdings.all()) {
            newest.addAll(holding.announced().packages().keySet());
            holding.held().stream().filter(held -> held.until().isEmpty()).forEach(held -> newest.add(held.digest()));
        }
        return newest;
    }

    /** What packages take, whole or not. */
    private long used() throws IOException {
        long used = active.size();
        for (Digest digest : shelf.listFetching()) {
            used += shelf.size(shelf.fetching(digest));
        }
        return used;
    }

    private String limit() {
        return settings.diskBudget() == 0 ? "beside lectern.node.disk-reserve" : "within lectern.node.disk-budget";
    }

    /** A package that may go. */
    private record Candidate(Digest digest, long size, boolean superseded, Urgency urgency) {}
}
