package org.lectern.store;

import java.io.IOException;
import org.lectern.content.DigestedOutput;

/**
 * Content on its way into a store. Closed without {@link #commit}, it leaves nothing behind. For one thread.
 */
public abstract class Incoming extends DigestedOutput {
    /** How many bytes have come in so far. */
    public abstract long size();

    /**
     * Makes what has come in durable and visible under its digest.
     *
     * @return the content, which may have been in the store before
     */
    public abstract StoredContent commit() throws IOException;

    /** Discards what has come in unless it was committed. */
    @Override
    public abstract void close() throws IOException;
}
