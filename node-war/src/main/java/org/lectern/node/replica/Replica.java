package org.lectern.node.replica;

import java.time.Instant;
import java.util.Map;
import org.lectern.content.Entry;
import org.lectern.store.StoredContent;

/**
 * An active package, ready to be served.
 *
 * @param content verified while it is read
 * @param published when the version was frozen
 * @param entries the files in it, by path
 */
public record Replica(StoredContent content, Instant published, Map<String, Entry> entries) {
    public Replica {
        entries = Map.copyOf(entries);
    }
}
