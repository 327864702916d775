package org.lectern.master.access;

import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.network.Networks;

/** The keys of one kind: each room that hands out keys has a ring. */
public interface KeyRing {
    /** The kind that begins the keys of this ring. */
    String kind();

    /** What is known of {@code owner}'s key; empty if there is no such owner. */
    Optional<HeldKey> find(String owner);

    /**
     * A key as it is kept.
     *
     * @param role of whoever shows it
     * @param networks from where it may be shown
     */
    record HeldKey(Digest digest, String role, Networks networks) {}
}
