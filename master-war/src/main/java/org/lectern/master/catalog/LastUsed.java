package org.lectern.master.catalog;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.lectern.content.Digest;

/**
 * What was read out of the store, kept while it is among what was used last.
 *
 * <p>Safe for use by several threads. {@code reading} is taken first and lets one thing be read at a time, so that many
 * who come at once for a new version wait for one reading; {@code kept} guards itself, and nobody holds it for long.
 */
final class LastUsed<V> {
    private final int most;
    private final ToIntFunction<? super V> weight;
    private final Object reading = new Object();
    private final Map<Digest, V> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int sum;

    /**
     * Nothing kept yet.
     *
     * @param most what all together may weigh; what was used last stays in any case
     */
    LastUsed(int most, ToIntFunction<? super V> weight) {
        this.most = most;
        this.weight = weight;
    }

    /** Reads something; empty if it is not there. */
    @FunctionalInterface
    interface Reading<V> {
        Optional<V> read() throws IOException;
    }

    /** What is kept under {@code digest}, or else what {@code from} reads. */
    Optional<V> get(Digest digest, Reading<V> from) throws IOException {
        Optional<V> known = find(digest);
        if (known.isPresent()) {
            return known;
        }
        synchronized (reading) {
            Optional<V> meanwhile = find(digest);
            if (meanwhile.isPresent()) {
                return meanwhile;
            }
            Optional<V> read = from.read();
            read.ifPresent(value -> keep(digest, value));
            return read;
        }
    }

    private Optional<V> find(Digest digest) {
        synchronized (kept) {
            @Nullable V found = kept.get(digest);
            return Optional.ofNullable(found);
        }
    }

    private void keep(Digest digest, V value) {
        synchronized (kept) {
            kept.put(digest, value);
            sum += weight.applyAsInt(value);
            Iterator<V> oldest = kept.values().iterator();
            while (sum > most && kept.size() > 1) {
                sum -= weight.applyAsInt(oldest.next());
                oldest.remove();
            }
        }
    }
}
