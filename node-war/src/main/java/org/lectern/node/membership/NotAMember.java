package org.lectern.node.membership;

import java.io.IOException;

/** The master does not know this node by a key: somebody has to give it a token. */
public final class NotAMember extends IOException {
    private static final long serialVersionUID = 1;

    NotAMember(String message) {
        super(message);
    }
}
