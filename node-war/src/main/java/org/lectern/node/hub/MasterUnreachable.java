package org.lectern.node.hub;

/** The master does not answer, or answers with something that makes no sense: worth trying again. */
public final class MasterUnreachable extends MasterFailure {
    private static final long serialVersionUID = 1;

    public MasterUnreachable(String message) {
        super(message);
    }

    public MasterUnreachable(String message, Throwable cause) {
        super(message);
        initCause(cause);
    }
}
