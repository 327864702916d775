package org.lectern.node.replica;

import java.util.BitSet;
import java.util.Optional;
import org.lectern.content.Manifest;
import org.lectern.node.replica.fetch.Gathered;
import org.lectern.store.StoredContent;

/**
 * What siblings may be given of a package: all of it if it is active, else the chunks that its fetch has verified.
 *
 * @param gathered of a package that is not active
 */
public record Shared(StoredContent content, Manifest manifest, Optional<Gathered> gathered) {
    /** Whether all chunks are here. */
    public boolean isComplete() {
        return gathered.isEmpty();
    }

    /** The numbers of the chunks that are here. */
    public BitSet here() {
        return gathered.map(Gathered::here).orElseGet(() -> {
            BitSet all = new BitSet();
            all.set(0, manifest.chunks().size());
            return all;
        });
    }

    /** How many chunks are here. */
    public int count() {
        return gathered.map(Gathered::count).orElse(manifest.chunks().size());
    }

    /** Whether all bytes from {@code first} to {@code last} are here. */
    public boolean holds(long first, long last) {
        return gathered.map(part -> part.holds(first, last)).orElse(true);
    }

    /** As {@link Gathered#whenMoreThan}. */
    public void whenMoreThan(int known, Runnable then) {
        gathered.ifPresentOrElse(part -> part.whenMoreThan(known, then), then);
    }
}
