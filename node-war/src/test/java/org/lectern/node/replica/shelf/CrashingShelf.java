package org.lectern.node.replica.shelf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.lectern.content.Digest;

/** A shelf whose process is killed at one of its changes; from then on nothing changes any more. */
public final class CrashingShelf extends Shelf {
    private final Moment moment;
    private int left;
    private boolean dead;

    /** When, in the change that is not survived, the kill comes. */
    public enum Moment {
        BEFORE,
        AFTER
    }

    /**
     * A shelf that lives long enough.
     *
     * @param changes how many changes are survived
     */
    public CrashingShelf(Path root, int changes, Moment moment) throws IOException {
        super(root);
        this.left = changes;
        this.moment = moment;
    }

    public boolean isDead() {
        return dead;
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        change(() -> super.write(file, bytes));
    }

    @Override
    public void delete(Path file) throws IOException {
        change(() -> super.delete(file));
    }

    @Override
    public FileChannel begin(Digest digest, String signedManifest) throws IOException {
        FileChannel[] channel = new FileChannel[1];
        change(() -> channel[0] = super.begin(digest, signedManifest));
        return channel[0];
    }

    @Override
    public void put(FileChannel channel, ByteBuffer bytes, long offset) throws IOException {
        if (left == 0 && !dead) {
            super.put(channel, bytes.duplicate().limit(bytes.limit() / 2), offset);
        }
        change(() -> super.put(channel, bytes, offset));
    }

    @Override
    public void seal(Digest digest, FileChannel channel) throws IOException {
        change(() -> super.seal(digest, channel));
    }

    @Override
    public void activate(Digest digest) throws IOException {
        change(() -> super.activate(digest));
    }

    @Override
    public void demote(Digest digest) throws IOException {
        change(() -> super.demote(digest));
    }

    @Override
    public void discard(PackageFolder folder) throws IOException {
        change(() -> super.discard(folder));
    }

    private void change(Change change) throws IOException {
        if (dead) {
            throw new IOException("killed");
        }
        dead = left == 0;
        left--;
        if (!dead || moment == Moment.AFTER) {
            change.run();
        }
        if (dead) {
            throw new IOException("killed");
        }
    }

    private interface Change {
        void run() throws IOException;
    }
}
