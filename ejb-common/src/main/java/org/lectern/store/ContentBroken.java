package org.lectern.store;

import java.io.IOException;

/** Stored bytes are not the ones they should be, or there are fewer of them. */
public class ContentBroken extends IOException {
    private static final long serialVersionUID = 1;

    public ContentBroken(String message) {
        super(message);
    }
}
