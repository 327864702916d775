package org.lectern.node.hub;

/** What is known about the way to the master. */
public enum MasterStatus {
    /** Nothing yet. */
    UNKNOWN,
    /** It answers. */
    UP,
    /** It answers, but does not accept this node's key or address. */
    REFUSED,
    /** It does not answer. */
    DOWN
}
