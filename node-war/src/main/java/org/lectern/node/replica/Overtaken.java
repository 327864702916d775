package org.lectern.node.replica;

import java.io.IOException;

/** A fetch that leaves its place to a package that is needed sooner; it waits for the next place. */
final class Overtaken extends IOException {
    private static final long serialVersionUID = 1;

    Overtaken() {
        super("a package that is needed sooner goes first");
    }
}
