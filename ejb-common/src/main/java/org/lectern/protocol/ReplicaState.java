package org.lectern.protocol;

/** Where a node's copy of a package is in its life; only an {@code ACTIVE} one is served. */
public enum ReplicaState {
    ANNOUNCED,
    FETCHING,
    VERIFIED,
    ACTIVE,
    RETIRED
}
