package org.lectern.node.hub;

/** The master does not accept this node's key or address: somebody has to change that. */
public final class NotAuthorised extends MasterFailure {
    private static final long serialVersionUID = 1;

    public NotAuthorised(int status) {
        super("the master answers " + status
                + ": look at the node's key and networks there, and let it join anew with a"
                + " new lectern.node.join-token if its key was taken back");
    }

    NotAuthorised(String reason) {
        super(reason);
    }
}
