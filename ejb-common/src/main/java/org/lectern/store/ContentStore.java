package org.lectern.store;

import java.io.IOException;
import java.util.Optional;
import org.lectern.content.Digest;

/** Immutable content, each piece found by its digest. Safe for use by several threads. */
public interface ContentStore {
    /** Begins to take in content; nothing of it can be found before {@link Incoming#commit}. */
    Incoming receive() throws IOException;

    /** The content with this digest, if it is here. */
    Optional<StoredContent> find(Digest digest) throws IOException;

    /** Takes content out of the store; one that is not there counts as removed. */
    void remove(Digest digest) throws IOException;
}
