package org.lectern.node.replica.swarm;

import java.io.IOException;

/** A sibling that sends as much as it may. */
final class SiblingBusy extends IOException {
    private static final long serialVersionUID = 1;

    SiblingBusy() {
        super("the sibling is busy");
    }
}
