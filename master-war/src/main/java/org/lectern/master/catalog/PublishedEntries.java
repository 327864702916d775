package org.lectern.master.catalog;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lectern.content.Digest;
import org.lectern.content.Entry;
import org.lectern.content.Manifest;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.store.ContentStore;
import org.lectern.store.StoredContent;

/**
 * The files in published packages, by path: read out of the manifests when a package is first asked for one, and kept for
 * the packages that were used last.
 *
 * <p>Safe for use by several threads. {@code reading} is taken first and lets one manifest be read at a time, so that
 * many who come at once for a new version wait for one reading; {@code kept} guards itself, and nobody holds it for
 * long.
 */
final class PublishedEntries {
    /** About 40 MB. */
    static final int MOST_ENTRIES = 100_000;

    private final Function<String, Manifest> opener;
    private final ContentStore store;
    private final int most;
    private final Object reading = new Object();
    private final Map<Digest, Map<String, Entry>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int count;

    /**
     * Nothing kept yet.
     *
     * @param opener opens a signed manifest
     * @param most how many entries are kept; those of the package that was asked for last stay in any case
     */
    PublishedEntries(ContentStore store, Function<String, Manifest> opener, int most) {
        this.store = store;
        this.opener = opener;
        this.most = most;
    }

    /**
     * The files of the package whose signed manifest is {@code manifest}.
     *
     * @throws Refusal if the store has lost it
     */
    Map<String, Entry> of(Digest manifest) throws IOException {
        Optional<Map<String, Entry>> known = find(manifest);
        if (known.isPresent()) {
            return known.get();
        }
        synchronized (reading) {
            Optional<Map<String, Entry>> meanwhile = find(manifest);
            return meanwhile.isPresent() ? meanwhile.get() : keep(manifest, read(manifest));
        }
    }

    private Optional<Map<String, Entry>> find(Digest manifest) {
        synchronized (kept) {
            @Nullable Map<String, Entry> found = kept.get(manifest);
            return Optional.ofNullable(found);
        }
    }

    private Map<String, Entry> keep(Digest manifest, Map<String, Entry> entries) {
        synchronized (kept) {
            kept.put(manifest, entries);
            count += entries.size();
            var oldest = kept.values().iterator();
            while (count > most && kept.size() > 1) {
                count -= oldest.next().size();
                oldest.remove();
            }
        }
        return entries;
    }

    private Map<String, Entry> read(Digest manifest) throws IOException {
        StoredContent stored = store.find(manifest)
                .orElseThrow(() -> new Refusal(
                        ErrorCode.PACKAGE_NOT_FOUND, "The content store lost the manifest " + manifest + "."));
        return opener.apply(SignedManifests.read(stored)).entries().stream()
                .collect(Collectors.toUnmodifiableMap(Entry::path, Function.identity()));
    }
}
