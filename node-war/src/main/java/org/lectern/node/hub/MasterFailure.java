package org.lectern.node.hub;

import java.io.IOException;

/** A call to the master that came to nothing. */
public abstract sealed class MasterFailure extends IOException
        permits MasterUnreachable, MasterBusy, NotAuthorised, Gone {
    private static final long serialVersionUID = 1;

    MasterFailure(String message) {
        super(message);
    }
}
