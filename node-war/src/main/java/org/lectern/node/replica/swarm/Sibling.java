package org.lectern.node.replica.swarm;

import java.util.concurrent.CompletableFuture;
import org.lectern.protocol.SyncChunks;

/** A sibling and one package. No method blocks; what it answers may come from any thread, or never. */
interface Sibling {
    /** Which chunks it has: at once if they are more than {@code known}, or when they are, or after a while. */
    CompletableFuture<SyncChunks> chunks(int known);

    /**
     * The bytes from {@code first} to {@code last}. Nothing of them was checked but their number.
     *
     * @return fails with {@link SiblingBusy} if it has no time, and otherwise with another {@link java.io.IOException}
     */
    CompletableFuture<byte[]> bytes(long first, long last);
}
