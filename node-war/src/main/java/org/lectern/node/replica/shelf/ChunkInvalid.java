package org.lectern.node.replica.shelf;

import org.lectern.content.Chunk;
import org.lectern.content.Digest;
import org.lectern.store.ContentBroken;

/** Bytes that are not the chunk which they should be. */
public final class ChunkInvalid extends ContentBroken {
    private static final long serialVersionUID = 1;

    private final transient Digest content;
    private final transient Chunk chunk;

    public ChunkInvalid(Digest content, Chunk chunk) {
        super("wrong bytes in the chunk at " + chunk.offset() + " of " + content);
        this.content = content;
        this.chunk = chunk;
    }

    /** The package. */
    public Digest content() {
        return content;
    }

    /** The chunk as it should be. */
    public Chunk chunk() {
        return chunk;
    }
}
