package org.lectern.content;

import java.io.IOException;

/** The bytes of a file are not those that were declared; no package may be made of them. */
public final class ContentChanged extends IOException {
    private static final long serialVersionUID = 1L;

    private final String path;

    ContentChanged(String path, String detail) {
        super("the bytes of \"" + path + "\" are not those that were declared: " + detail);
        this.path = path;
    }

    /** The path of the file in the package. */
    public String path() {
        return path;
    }
}
