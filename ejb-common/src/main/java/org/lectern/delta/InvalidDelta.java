package org.lectern.delta;

import java.io.IOException;

/** Bytes that are not what they should have been made from, or not in that form. */
public final class InvalidDelta extends IOException {
    private static final long serialVersionUID = 1;

    InvalidDelta(String message) {
        super(message);
    }

    InvalidDelta(String message, Throwable cause) {
        super(message, cause);
    }
}
