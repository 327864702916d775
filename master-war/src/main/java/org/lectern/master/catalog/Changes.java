package org.lectern.master.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What a version changed against the one before it.
 *
 * @param since the version before; absent for the first
 * @param added how many documents are new; all of them in the first version
 * @param replaced how many have other bytes
 * @param renamed how many have another path and the same bytes
 * @param removed how many are gone
 * @param unchanged how many stayed as they are
 * @param travels the bytes of the chunks that the version before does not have: the most that a node which holds that
 *     one has to fetch
 * @param documents those that changed, in the order of the package and the removed ones last, at most
 *     {@value #MOST_DOCUMENTS}; absent in lists
 */
public record Changes(
        Optional<Integer> since,
        int added,
        int replaced,
        int renamed,
        int removed,
        int unchanged,
        long travels,
        Optional<List<Change>> documents) {
    /** How many documents are told one by one. */
    static final int MOST_DOCUMENTS = 100;

    public Changes {
        documents = documents.map(List::copyOf);
    }

    /**
     * A document that changed.
     *
     * @param kind {@code added}, {@code replaced}, {@code renamed} or {@code removed}
     * @param item the number of its agenda item, from 1; absent without one
     * @param path where it is now, or was
     * @param from where a renamed one was before
     * @param size in bytes; 0 for a removed one
     * @param travels what of it, as it lies in the package, the version before does not have
     */
    public record Change(
            String kind, Optional<Integer> item, String path, Optional<String> from, long size, long travels) {}

    /** How many documents changed. */
    int count() {
        return added + replaced + renamed + removed;
    }

    /** The same for a list. */
    Changes brief() {
        return new Changes(since, added, replaced, renamed, removed, unchanged, travels, Optional.empty());
    }
}
