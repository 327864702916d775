package org.lectern.delivery.transfer;

import java.io.IOException;

/** The bytes of one answer, not opened yet. Immutable. */
public interface Body {
    /** How many bytes there are. */
    long length();

    /**
     * Opens them.
     *
     * @throws IOException if they cannot be reached, are gone, or are not the bytes they should be as far as that
     *     shows before they are read
     */
    Source open() throws IOException;
}
