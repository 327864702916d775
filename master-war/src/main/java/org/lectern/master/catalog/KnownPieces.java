package org.lectern.master.catalog;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.lectern.content.Digest;
import org.lectern.store.StoredContent;

/**
 * The pieces of the {@value #MOST} packages that were asked for last, some 100 bytes in memory per MiB of package. A
 * package is read by the first who asks; who asks meanwhile waits for him. The map guards itself, and is not locked
 * while a package is read.
 */
final class KnownPieces {
    static final int MOST = 16;

    private final Map<Digest, FutureTask<Pieces>> known = new LinkedHashMap<>(MOST, 0.75f, true);

    /**
     * The pieces of some content.
     *
     * @throws IOException if it cannot be read; whoever asks next tries again
     */
    Pieces of(StoredContent content) throws IOException {
        FutureTask<Pieces> task = task(content);
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            forget(content.digest(), task);
            throw new IOException("the pieces of " + content.digest() + " cannot be known", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** A task runs only once, however often it is told to. */
    private FutureTask<Pieces> task(StoredContent content) {
        synchronized (known) {
            FutureTask<Pieces> task =
                    known.computeIfAbsent(content.digest(), digest -> new FutureTask<>(() -> Pieces.of(content)));
            Iterator<FutureTask<Pieces>> eldest = known.values().iterator();
            for (int beyond = known.size() - MOST; beyond > 0 && eldest.hasNext(); ) {
                if (eldest.next().isDone()) {
                    eldest.remove();
                    beyond--;
                }
            }
            return task;
        }
    }

    private void forget(Digest digest, FutureTask<Pieces> task) {
        synchronized (known) {
            known.remove(digest, task);
        }
    }
}
