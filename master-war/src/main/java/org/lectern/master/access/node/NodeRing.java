package org.lectern.master.access.node;

import java.util.Optional;
import org.lectern.identity.PublicIdentity;
import org.lectern.network.Networks;

/** The keys by which nodes are known. */
public interface NodeRing {
    /** What is known of a node's key; empty if there is no such node, or it has none. */
    Optional<KnownNode> identityOf(String node);

    /**
     * A node as its assertions are held against it.
     *
     * @param networks from where it may call
     */
    record KnownNode(PublicIdentity key, Networks networks) {}
}
