package org.lectern.identity;

/** A text that the key at hand did not sign, or not for this purpose. */
public final class NotProven extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says why. */
    public NotProven(String reason) {
        super(reason);
    }

    NotProven(String reason, Throwable cause) {
        super(reason, cause);
    }
}
