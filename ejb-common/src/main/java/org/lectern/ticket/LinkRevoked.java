package org.lectern.ticket;

/** A ticket that was ours and was called back. */
public final class LinkRevoked extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says so. */
    public LinkRevoked() {
        super("the link was called back");
    }
}
