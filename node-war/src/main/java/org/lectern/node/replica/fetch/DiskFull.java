package org.lectern.node.replica.fetch;

import java.io.IOException;

/** A package that does not fit on the disk beside the reserve. */
final class DiskFull extends IOException {
    private static final long serialVersionUID = 1;

    DiskFull(long needed, long free) {
        super("the disk is too full: " + needed + " bytes are needed and " + Math.max(0, free)
                + " are free beside lectern.node.disk-reserve, "
                + (needed - Math.max(0, free)) + " are missing");
    }
}
