package org.lectern.store.verified;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One open file that many readers share, so that a thousand downloads of a package take one descriptor. It is closed
 * when the last of them leaves. Reading is by position only.
 *
 * <p>Whoever owns it guards {@link #enter} and {@link #leave} with one monitor.
 */
final class OpenFile {
    private final FileChannel channel;
    private final Fingerprint fingerprint;
    private int readers;

    private OpenFile(FileChannel channel, Fingerprint fingerprint) {
        this.channel = channel;
        this.fingerprint = fingerprint;
    }

    /** Opens the file that has this fingerprint. */
    static OpenFile open(Path file, Fingerprint fingerprint) throws IOException {
        return new OpenFile(FileChannel.open(file, StandardOpenOption.READ), fingerprint);
    }

    FileChannel channel() {
        return channel;
    }

    /** How many bytes it had when it was opened. */
    long size() {
        return fingerprint.size();
    }

    /** Whether it is the file that has this fingerprint now, however often that was written to. */
    boolean isStill(Fingerprint now) {
        return !now.equals(Fingerprint.NONE) && now.inode().equals(fingerprint.inode());
    }

    /** Whether it can be read; an interrupt of one reader closes it for all. */
    boolean isOpen() {
        return channel.isOpen();
    }

    void enter() {
        readers++;
    }

    void leave() throws IOException {
        readers--;
        if (readers == 0) {
            channel.close();
        }
    }
}
