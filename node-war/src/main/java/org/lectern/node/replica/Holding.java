package org.lectern.node.replica;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.content.Digest;
import org.lectern.protocol.SyncFeed;

/**
 * A meeting at this node: what the master announced and which packages of it links are honoured for.
 *
 * @param announced the current version at the master
 * @param held newest first; a package of the announced version is not among them until it is active
 */
public record Holding(SyncFeed.Item announced, List<Held> held) {
    public Holding {
        held = List.copyOf(held);
    }

    /**
     * A package that is, or was, active here.
     *
     * @param until when links to it end; empty for the newest version's
     */
    public record Held(int version, Digest digest, Optional<Instant> until) {
        private Held until(Keeping keeping) {
            return new Held(version, digest, until.or(() -> Optional.of(keeping.until())));
        }
    }

    static Holding of(SyncFeed.Item announced) {
        return new Holding(announced, List.of());
    }

    Holding announce(SyncFeed.Item item) {
        return new Holding(item, held);
    }

    /**
     * How long versions are kept that another replaced.
     *
     * @param until when that ends for those that are replaced now
     * @param most how many of them, the newest
     */
    record Keeping(Instant until, int most) {}

    /**
     * Takes up which packages of the announced version are {@code active}; once all of them are, the versions before it
     * are kept for a while and no longer.
     */
    Holding settle(Predicate<Digest> active, Keeping keeping) {
        Set<Digest> packages = announced.packages().keySet();
        List<Held> newest = packages.stream()
                .filter(active)
                .map(digest -> new Held(announced.version(), digest, Optional.empty()))
                .toList();
        Stream<Held> older = held.stream().filter(version -> !packages.contains(version.digest()));
        if (newest.size() == packages.size()) {
            Set<Integer> kept = held.stream()
                    .filter(version -> !packages.contains(version.digest()))
                    .map(Held::version)
                    .distinct()
                    .limit(keeping.most())
                    .collect(Collectors.toUnmodifiableSet());
            older = older.filter(version -> kept.contains(version.version())).map(version -> version.until(keeping));
        }
        return new Holding(announced, Stream.concat(newest.stream(), older).toList());
    }

    /** Without the versions whose time is over. */
    Holding expire(Instant now) {
        return keep(
                version -> version.until().isEmpty() || version.until().get().isAfter(now));
    }

    Holding keep(Predicate<Held> kept) {
        return new Holding(announced, held.stream().filter(kept).toList());
    }

    /** Whether it is one of the packages of the current version. */
    boolean announces(Digest digest) {
        return announced.packages().containsKey(digest);
    }

    boolean holds(Digest digest) {
        return held.stream().anyMatch(version -> version.digest().equals(digest));
    }

    /** The packages that are to be here for this meeting, those of the current version first. */
    Set<Digest> wanted() {
        Set<Digest> wanted = new LinkedHashSet<>(announced.packages().keySet());
        held.forEach(version -> wanted.add(version.digest()));
        return Collections.unmodifiableSet(wanted);
    }
}
