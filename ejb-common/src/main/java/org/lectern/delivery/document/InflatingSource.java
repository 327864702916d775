package org.lectern.delivery.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.lectern.content.Entry;
import org.lectern.delivery.transfer.Source;
import org.lectern.store.ContentBroken;

/**
 * Inflates a document while it is read. However large it is, this holds a buffer of 16 KiB and what zlib needs, about 40.
 *
 * <p>The last bytes come out only if all of them have the size and CRC-32 of the entry: a damaged document ends in an
 * exception, never as a complete one.
 *
 * <p>The inflater is the monitor that guards itself and {@code closed}: closing waits for a step of inflating, never
 * for a read from disk, which fails instead.
 */
final class InflatingSource implements Source {
    private static final int BUFFER = 16 << 10;

    private final Source deflated;
    private final Entry entry;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] input = new byte[BUFFER];
    private boolean closed;
    private long done;

    /** Takes over the deflated bytes of {@code entry}. */
    InflatingSource(Source deflated, Entry entry) {
        this.deflated = deflated;
        this.entry = entry;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (done == entry.size()) {
            return -1;
        }
        ByteBuffer piece = into.duplicate();
        piece.limit((int) Math.min(into.limit(), into.position() + entry.size() - done));
        int count = inflate(piece);
        crc.update(piece.limit(piece.position()).position(into.position()));
        done += count;
        if (done == entry.size()) {
            checkEnd();
        }
        into.position(into.position() + count);
        return count;
    }

    /** Inflates until something came out, or nothing is there to be inflated at the moment. */
    private int inflate(ByteBuffer into) throws IOException {
        int count = step(into);
        while (count == 0 && into.hasRemaining() && fill() > 0) {
            count = step(into);
        }
        return count;
    }

    /** Inflates what was read. */
    private int step(ByteBuffer into) throws IOException {
        synchronized (inflater) {
            requireOpen();
            try {
                return inflater.inflate(into);
            } catch (DataFormatException e) {
                throw broken("cannot be inflated after " + done + " bytes, " + e.getMessage());
            }
        }
    }

    /** Reads more, as all that was read is inflated. */
    private int fill() throws IOException {
        if (!isHungry()) {
            throw broken("ends after " + done + " of " + entry.size() + " bytes");
        }
        int count = deflated.read(ByteBuffer.wrap(input));
        if (count < 0) {
            throw broken("is cut off in the package");
        }
        synchronized (inflater) {
            requireOpen();
            inflater.setInput(input, 0, count);
        }
        return count;
    }

    private boolean isHungry() throws IOException {
        synchronized (inflater) {
            requireOpen();
            return inflater.needsInput() && !inflater.finished();
        }
    }

    /** Nothing follows, neither inflated nor deflated, and all was as it should be. */
    private void checkEnd() throws IOException {
        ByteBuffer beyond = ByteBuffer.allocate(1);
        while (step(beyond) == 0 && isHungry()) {
            fill();
        }
        if (beyond.position() > 0 || !isAllUsed() || (int) crc.getValue() != entry.crc32()) {
            throw broken("does not have the " + entry.size() + " bytes and the CRC-32 that it should have");
        }
    }

    private boolean isAllUsed() throws IOException {
        synchronized (inflater) {
            requireOpen();
            return inflater.finished() && inflater.getBytesRead() == entry.length();
        }
    }

    private ContentBroken broken(String how) {
        return new ContentBroken("the document \"" + entry.path() + "\" " + how);
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public boolean isDirect() {
        return false;
    }

    @Override
    public long transferTo(WritableByteChannel socket, long most) {
        throw new UnsupportedOperationException("inflated bytes are read");
    }

    @Override
    public long copyTo(WritableByteChannel socket, ByteBuffer buffer) {
        throw new UnsupportedOperationException("inflated bytes are read");
    }

    @Override
    public void close() throws IOException {
        try {
            deflated.close();
        } finally {
            synchronized (inflater) {
                closed = true;
                inflater.end();
            }
        }
    }
}
