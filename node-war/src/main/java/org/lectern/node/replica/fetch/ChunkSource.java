package org.lectern.node.replica.fetch;

import java.io.IOException;
import java.util.List;
import org.lectern.content.Chunk;
import org.lectern.content.Manifest;

/** A place where chunks of packages can be had. */
public interface ChunkSource {
    /**
     * Hands over the wanted chunks that this source has, each at most once, in any order. What it does not have it
     * leaves out, and the next source is asked for it.
     *
     * @param manifest of the package
     * @param wanted some of its chunks, by offset
     * @throws IOException if this source breaks down, which ends the fetch; and what the receiver throws
     */
    void fetch(Manifest manifest, List<Chunk> wanted, Receiver receiver) throws IOException;

    /** Where its chunks come from. */
    default Origin origin() {
        return Origin.MASTER;
    }

    /** A kind of place that has chunks. */
    enum Origin {
        /** This node: nothing travels. */
        NODE,
        /** Another node. */
        SIBLING,
        MASTER
    }

    /** Verifies chunks and keeps them. Safe for use by several threads. */
    interface Receiver {
        /**
         * Takes one of the wanted chunks.
         *
         * @throws org.lectern.store.verified.ChunkInvalid if these are not its bytes; nothing was kept, and it may
         *     be handed over again
         * @throws IOException if the fetch is to stop
         */
        void take(Chunk chunk, byte[] bytes) throws IOException;

        /** The same for a chunk of a source that gets them from several kinds of places. */
        default void take(Chunk chunk, byte[] bytes, Origin origin) throws IOException {
            take(chunk, bytes);
        }
    }
}
