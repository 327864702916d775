package org.lectern.node.replica;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.content.Digest;
import org.lectern.protocol.SyncFeed;

/**
 * A meeting at this node: what the master announced and which versions of it links are honoured for.
 *
 * @param announced the current version at the master
 * @param held newest first; the announced version is not among them until it is active
 */
public record Holding(SyncFeed.Item announced, List<Held> held) {
    public Holding {
        held = List.copyOf(held);
    }

    /**
     * A version that is, or was, active here.
     *
     * @param until when links to it end; empty for the newest
     */
    public record Held(int version, Digest digest, Optional<Instant> until) {}

    static Holding of(SyncFeed.Item announced) {
        return new Holding(announced, List.of());
    }

    Holding announce(SyncFeed.Item item) {
        return new Holding(item, held);
    }

    /**
     * The announced version has become active: the ones before it are kept for a while.
     *
     * @param most how many of them, the newest
     */
    Holding activated(Instant now, Duration keep, int most) {
        Held newest = new Held(announced.version(), announced.digest(), Optional.empty());
        Stream<Held> older = held.stream()
                .filter(version -> !version.digest().equals(newest.digest()))
                .map(version -> new Held(
                        version.version(), version.digest(), version.until().or(() -> Optional.of(now.plus(keep)))))
                .limit(most);
        return new Holding(announced, Stream.concat(Stream.of(newest), older).toList());
    }

    /** Without the versions whose time is over. */
    Holding expire(Instant now) {
        return keep(
                version -> version.until().isEmpty() || version.until().get().isAfter(now));
    }

    Holding keep(Predicate<Held> kept) {
        return new Holding(announced, held.stream().filter(kept).toList());
    }

    /** Whether the announced version is the one that is active. */
    boolean isUpToDate() {
        return !held.isEmpty()
                && held.get(0).until().isEmpty()
                && held.get(0).version() == announced.version()
                && held.get(0).digest().equals(announced.digest());
    }

    boolean holds(Digest digest) {
        return held.stream().anyMatch(version -> version.digest().equals(digest));
    }

    /** The packages that are to be here for this meeting. */
    Set<Digest> wanted() {
        return Stream.concat(Stream.of(announced.digest()), held.stream().map(Held::digest))
                .collect(Collectors.toUnmodifiableSet());
    }
}
