package org.lectern.node.replica.fetch;

import java.io.IOException;

/** A package that does not fit on the disk beside the reserve. */
public final class DiskFull extends IOException {
    private static final long serialVersionUID = 1;

    /** @param limit what says that there is no more */
    public DiskFull(long needed, long free, String limit) {
        super("the disk is too full: " + needed + " bytes are needed and " + Math.max(0, free) + " are free " + limit
                + ", " + (needed - Math.max(0, free)) + " are missing");
    }
}
