package org.lectern.master.catalog;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.lectern.content.Digest;
import org.lectern.store.LocalContentStore;
import org.lectern.store.StoredContent;

/**
 * Deals with content that looks wrong, whoever noticed: reads it once more, sets it aside so that nobody gets it, and has
 * it mended. Safe for use by several threads.
 */
final class Damage {
    private static final System.Logger LOG = System.getLogger(Damage.class.getName());

    private final LocalContentStore store;
    private final ScrubSubjects subjects;
    private final Mending mending;
    private final Executor executor;
    private final Set<Digest> suspected = ConcurrentHashMap.newKeySet();

    /**
     * Nothing suspected yet.
     *
     * @param executor for what is suspected by somebody who cannot wait
     */
    Damage(LocalContentStore store, ScrubSubjects subjects, Mending mending, Executor executor) {
        this.store = store;
        this.subjects = subjects;
        this.mending = mending;
        this.executor = executor;
    }

    /** Has content looked at that looked wrong to somebody; returns at once. */
    void suspect(Digest digest) {
        if (!suspected.add(digest)) {
            return;
        }
        try {
            executor.execute(() -> {
                try {
                    check(digest);
                } catch (IOException | RuntimeException e) {
                    LOG.log(Level.ERROR, "Cannot set aside " + digest + ", which looks wrong", e);
                } finally {
                    suspected.remove(digest);
                }
            });
        } catch (RejectedExecutionException e) {
            suspected.remove(digest);
            LOG.log(Level.DEBUG, "this master is stopping", e);
        }
    }

    /** Looks at suspicious content once more: it may have been written anew, or be needed no longer. */
    void check(Digest digest) throws IOException {
        if (store.isDamaged(digest) || isWhole(digest) || !subjects.needs(digest)) {
            return;
        }
        store.setAside(digest);
        LOG.log(Level.WARNING, "The content store has a damaged {0}; it is set aside and no longer sent", digest);
        mending.mend(digest);
    }

    /** Tries again what could not be mended: what was missing may be there now. */
    void mendAll() throws IOException {
        for (Digest digest : store.damaged()) {
            mending.mend(digest);
        }
    }

    private boolean isWhole(Digest digest) {
        try {
            Optional<StoredContent> content = store.find(digest);
            return content.isPresent() && ContentReading.isWhole(content.get());
        } catch (IOException e) {
            return false;
        }
    }
}
