package org.lectern.node.hub;

/** The master knows nothing of what it was asked for. */
public final class Gone extends MasterFailure {
    private static final long serialVersionUID = 1;

    public Gone(String what) {
        super("the master has no " + what);
    }
}
