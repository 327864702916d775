package org.lectern.content;

import java.io.IOException;

/** The bytes of an earlier package are not those that its manifest describes, so nothing can be taken from it. */
public final class EarlierPackageDamaged extends IOException {
    private static final long serialVersionUID = 1;

    EarlierPackageDamaged(Digest digest, Chunk chunk) {
        super("the package " + digest + " is damaged in the chunk at " + chunk.offset());
    }
}
