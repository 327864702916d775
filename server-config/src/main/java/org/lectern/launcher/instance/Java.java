package org.lectern.launcher.instance;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;

/** The Java that everything is run with: the one that runs this. */
public final class Java {
    private Java() {}

    /** The {@code java} program. */
    public static Path program() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Waits for {@code process} to end. */
    static int exitCode(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a program to end");
        }
    }
}
