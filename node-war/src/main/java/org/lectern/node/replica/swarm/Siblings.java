package org.lectern.node.replica.swarm;

import java.net.URI;
import java.util.function.Supplier;
import org.lectern.content.Digest;

/** The way to siblings. */
interface Siblings {
    /**
     * A sibling, which is not asked anything yet.
     *
     * @param url its context root
     * @param pass what it is shown
     */
    Sibling at(URI url, Digest digest, Supplier<String> pass);
}
