package org.lectern.content;

import java.io.IOException;

/** Bytes that are not the canonical text of a manifest. */
public final class InvalidManifest extends IOException {
    private static final long serialVersionUID = 1L;

    private final int line;

    InvalidManifest(int line, String reason, Throwable cause) {
        this(line, reason);
        initCause(cause);
    }

    InvalidManifest(int line, String reason) {
        super("line " + line + " of the manifest: " + reason);
        this.line = line;
    }

    /** The line that is wrong, from 1; the line past the last one when something is missing. */
    public int line() {
        return line;
    }
}
