package org.lectern.node.replica.fetch;

import java.io.IOException;

/** A package for which there is no room on the disk. Its figures differ from one try to the next. */
public final class DiskFull extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * What there was when it was tried.
     *
     * @param needed bytes that are to come
     * @param free bytes for them, less than none when others have taken more
     * @param limit what says that there are no more
     */
    public DiskFull(long needed, long free, String limit) {
        super("the disk is too full: " + needed + " bytes are needed and " + Math.max(0, free) + " are free " + limit
                + ", " + (needed - Math.max(0, free)) + " are missing");
    }
}
