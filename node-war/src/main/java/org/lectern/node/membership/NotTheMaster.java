package org.lectern.node.membership;

import java.io.IOException;

/** An answer that the master did not seal: it comes from somebody else, or was changed on its way. */
public final class NotTheMaster extends IOException {
    private static final long serialVersionUID = 1;

    NotTheMaster(String message) {
        super(message);
    }
}
