package org.lectern.store.verified;

import java.io.IOException;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;
import org.lectern.store.ContentBroken;

/** Bytes that are not the chunk which they should be, or that the disk does not give. */
public final class ChunkInvalid extends ContentBroken {
    private static final long serialVersionUID = 1;

    private final transient Digest content;
    private final transient Chunk chunk;

    public ChunkInvalid(Digest content, Chunk chunk) {
        super("wrong bytes in the chunk at " + chunk.offset() + " of " + content);
        this.content = content;
        this.chunk = chunk;
    }

    /** Bytes that cannot be read. */
    public ChunkInvalid(Digest content, Chunk chunk, IOException cause) {
        super("cannot read the chunk at " + chunk.offset() + " of " + content + ": " + cause.getMessage());
        this.content = content;
        this.chunk = chunk;
        initCause(cause);
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
