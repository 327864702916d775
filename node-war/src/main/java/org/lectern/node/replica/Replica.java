package org.lectern.node.replica;

import java.time.Instant;
import org.lectern.store.StoredContent;

/**
 * An active package, ready to be served.
 *
 * @param content verified while it is read
 * @param published when the version was frozen
 */
public record Replica(StoredContent content, Instant published) {}
