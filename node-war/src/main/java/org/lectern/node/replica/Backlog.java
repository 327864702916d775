package org.lectern.node.replica;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lectern.content.Digest;

/** What is wanted here and is not active yet. */
final class Backlog {
    private final Holdings holdings;
    private final ActivePackages active;
    private final Fetches fetches;

    Backlog(Holdings holdings, ActivePackages active, Fetches fetches) {
        this.holdings = holdings;
        this.active = active;
        this.fetches = fetches;
    }

    /** What to fetch now, the most urgent first. */
    List<Digest> due(Map<Digest, Urgency> urgencies) {
        return holdings.all().stream()
                .flatMap(this::due)
                .distinct()
                .sorted(Comparator.comparing(urgencies::get))
                .toList();
    }

    /** Editions come one after another, the one with all documents first: the others then find their chunks here. */
    private Stream<Digest> due(Holding holding) {
        List<Digest> missing = holding.wanted().stream()
                .filter(digest -> !active.contains(digest))
                .toList();
        boolean busy = missing.stream()
                .anyMatch(digest ->
                        holding.announces(digest) && fetches.status(digest).running());
        Stream<Digest> next = busy
                ? Stream.empty()
                : missing.stream()
                        .filter(digest -> holding.announces(digest) && fetches.isDue(digest))
                        .limit(1);
        Stream<Digest> older = missing.stream().filter(digest -> !holding.announces(digest) && fetches.isDue(digest));
        return Stream.concat(next, older);
    }
}
