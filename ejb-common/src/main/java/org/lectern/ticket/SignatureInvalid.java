package org.lectern.ticket;

/** A text that no key of ours signed, or that was signed for another purpose. */
public final class SignatureInvalid extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says why. */
    public SignatureInvalid(String reason) {
        super(reason);
    }

    SignatureInvalid(String reason, Throwable cause) {
        super(reason, cause);
    }
}
