package org.lectern.master.catalog;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lectern.content.Digest;
import org.lectern.content.Entry;
import org.lectern.content.Manifest;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.store.ContentStore;
import org.lectern.store.StoredContent;

/**
 * The files in published packages, by path: read out of the manifests when a package is first asked for one, and kept for
 * the packages that were used last. Safe for use by several threads.
 */
final class PublishedEntries {
    /** About 40 MB. */
    static final int MOST_ENTRIES = 100_000;

    private final Function<String, Manifest> opener;
    private final ContentStore store;
    private final LastUsed<Map<String, Entry>> kept;

    /**
     * Nothing kept yet.
     *
     * @param opener opens a signed manifest
     * @param most how many entries are kept; those of the package that was asked for last stay in any case
     */
    PublishedEntries(ContentStore store, Function<String, Manifest> opener, int most) {
        this.store = store;
        this.opener = opener;
        this.kept = new LastUsed<>(most, Map::size);
    }

    /**
     * The files of the package whose signed manifest is {@code manifest}.
     *
     * @throws Refusal if the store has lost it
     */
    Map<String, Entry> of(Digest manifest) throws IOException {
        return kept.get(manifest, () -> read(manifest))
                .orElseThrow(() -> new Refusal(
                        ErrorCode.PACKAGE_NOT_FOUND, "The content store lost the manifest " + manifest + "."));
    }

    private Optional<Map<String, Entry>> read(Digest manifest) throws IOException {
        Optional<StoredContent> stored = store.find(manifest);
        return stored.isEmpty() ? Optional.empty() : Optional.of(entries(SignedManifests.read(stored.get())));
    }

    private Map<String, Entry> entries(String signed) {
        return opener.apply(signed).entries().stream()
                .collect(Collectors.toUnmodifiableMap(Entry::path, Function.identity()));
    }
}
