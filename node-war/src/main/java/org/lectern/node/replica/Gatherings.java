package org.lectern.node.replica;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.node.replica.fetch.Gathered;
import org.lectern.node.replica.fetch.GatheredContent;
import org.lectern.node.replica.shelf.Shelf;

/** What is here of the packages that are on their way, for siblings. Safe for use by several threads. */
final class Gatherings {
    private final Shelf shelf;
    private final ConcurrentMap<Digest, Gathered> underWay = new ConcurrentHashMap<>();

    Gatherings(Shelf shelf) {
        this.shelf = shelf;
    }

    /** What is verified of a package, if it is on its way. */
    Optional<Shared> find(Digest digest) {
        return Optional.ofNullable(underWay.get(digest)).map(this::shared);
    }

    void begin(Gathered part) {
        underWay.put(part.manifest().digest(), part);
    }

    void end(Gathered part) {
        underWay.remove(part.manifest().digest());
        part.end();
    }

    private Shared shared(Gathered part) {
        Manifest manifest = part.manifest();
        Path file = shelf.fetching(manifest.digest()).content();
        return new Shared(new GatheredContent(manifest.digest(), manifest.size(), file), manifest, Optional.of(part));
    }
}
