package org.lectern.delivery.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.delivery.transfer.StoredBody.Literal;
import org.lectern.delivery.transfer.StoredBody.Piece;
import org.lectern.delivery.transfer.StoredBody.Slice;
import org.lectern.store.ContentBroken;

/** The open pieces of a {@link StoredBody}. */
final class StoredSource implements Source {
    private final SeekableByteChannel channel;
    private final @Nullable FileChannel file;
    private final List<Piece> pieces;
    private int index;
    private long done;

    /** Takes over a channel, and sets it to the first byte that will be read, so that it may refuse now. */
    StoredSource(SeekableByteChannel channel, List<Piece> pieces) throws IOException {
        this.channel = channel;
        this.file = channel instanceof FileChannel direct ? direct : null;
        this.pieces = pieces;
        for (Piece piece : pieces) {
            if (piece instanceof Slice slice) {
                channel.position(slice.first());
                break;
            }
        }
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (index == pieces.size()) {
            return -1;
        }
        Piece piece = pieces.get(index);
        int limit = into.limit();
        into.limit((int) Math.min(limit, into.position() + piece.length() - done));
        try {
            return moved(piece instanceof Slice slice ? read(slice, into) : read((Literal) piece, into));
        } finally {
            into.limit(limit);
        }
    }

    private int read(Slice slice, ByteBuffer into) throws IOException {
        long position = slice.first() + done;
        if (channel.position() != position) {
            channel.position(position);
        }
        return whole(channel.read(into));
    }

    private int read(Literal literal, ByteBuffer into) {
        int count = into.remaining();
        into.put(literal.bytes(), literal.from() + (int) done, count);
        return count;
    }

    @Override
    public boolean isDirect() {
        return file != null;
    }

    @Override
    public long transferTo(WritableByteChannel socket, long most) throws IOException {
        if (index == pieces.size()) {
            return 0;
        }
        Piece piece = pieces.get(index);
        long count = Math.min(most, piece.length() - done);
        if (piece instanceof Literal literal) {
            return moved(socket.write(ByteBuffer.wrap(literal.bytes(), literal.from() + (int) done, (int) count)));
        }
        if (file == null) {
            throw new IOException("the content is not in a file");
        }
        long position = ((Slice) piece).first() + done;
        long taken = socket instanceof FileTaker taker
                ? taker.take(file, position, count)
                : file.transferTo(position, count, socket);
        if (taken == 0 && position >= file.size()) {
            whole(-1);
        }
        return moved(taken);
    }

    @Override
    public long copyTo(WritableByteChannel socket, ByteBuffer buffer) throws IOException {
        if (index == pieces.size()) {
            return 0;
        }
        Piece piece = pieces.get(index);
        if (piece instanceof Literal || file == null) {
            return transferTo(socket, buffer.remaining());
        }
        buffer.limit((int) Math.min(buffer.limit(), buffer.position() + piece.length() - done));
        whole(file.read(buffer, ((Slice) piece).first() + done));
        return moved(socket.write(buffer.flip()));
    }

    private int whole(int count) throws IOException {
        if (count < 0) {
            throw new ContentBroken("the content ends too early, in piece " + index + " after " + done + " bytes");
        }
        return count;
    }

    private int moved(int count) {
        moved((long) count);
        return count;
    }

    private long moved(long count) {
        done += count;
        if (done == pieces.get(index).length()) {
            index++;
            done = 0;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
