package org.lectern.delivery.transfer;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lectern.store.StoredContent;

/**
 * Pieces of one stored content, and of memory, one after the other: a whole package, a range of it, a document in it,
 * the parts of a {@code multipart/byteranges} with their headers. Any part of such a body is such a body.
 */
public final class StoredBody implements Body {
    private final StoredContent content;
    private final List<Piece> pieces;
    private final long length;

    /** Some consecutive bytes. */
    sealed interface Piece permits Slice, Literal {
        long length();

        /** {@code count} bytes of it, from the {@code skip}th on. */
        Piece part(long skip, long count);
    }

    /** Bytes of the content. */
    record Slice(long first, long length) implements Piece {
        @Override
        public Piece part(long skip, long count) {
            return new Slice(first + skip, count);
        }
    }

    /** Bytes of memory: {@code count} of {@code bytes}, from the {@code from}th on; never written to. */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    record Literal(byte[] bytes, int from, int count) implements Piece {
        @Override
        public long length() {
            return count;
        }

        @Override
        public Piece part(long skip, long wanted) {
            return new Literal(bytes, from + (int) skip, (int) wanted);
        }
    }

    private StoredBody(StoredContent content, List<Piece> pieces) {
        this.content = content;
        this.pieces = List.copyOf(pieces);
        this.length = pieces.stream().mapToLong(Piece::length).sum();
    }

    /** All of some content. */
    public static StoredBody of(StoredContent content) {
        return none(content).then(0, content.size());
    }

    /** Nothing yet of some content. */
    public static StoredBody none(StoredContent content) {
        return new StoredBody(content, List.of());
    }

    /** This, and then {@code count} bytes of the content from its {@code first}th on. */
    public StoredBody then(long first, long count) {
        if (first < 0 || count < 0 || first > content.size() - count) {
            throw new IllegalArgumentException(content.digest() + " has no bytes " + first + " +" + count);
        }
        return with(new Slice(first, count));
    }

    /** This, and then some bytes, which are taken over. */
    public StoredBody then(byte[] bytes) {
        return with(new Literal(bytes, 0, bytes.length));
    }

    /** This, and then the bytes of {@code other}, which is of the same content. */
    public StoredBody then(StoredBody other) {
        if (other.content != content) {
            throw new IllegalArgumentException("a body is of one content");
        }
        List<Piece> all = new ArrayList<>(pieces);
        all.addAll(other.pieces);
        return new StoredBody(content, all);
    }

    private StoredBody with(Piece piece) {
        List<Piece> all = new ArrayList<>(pieces);
        if (piece.length() > 0) {
            all.add(piece);
        }
        return new StoredBody(content, all);
    }

    /** {@code count} bytes of this, from the {@code first}th on. */
    public StoredBody part(long first, long count) {
        if (first < 0 || count < 0 || first > length - count) {
            throw new IllegalArgumentException("a body of " + length + " has no bytes " + first + " +" + count);
        }
        List<Piece> part = new ArrayList<>();
        long start = 0;
        for (Piece piece : pieces) {
            long from = Math.max(first, start);
            long to = Math.min(first + count, start + piece.length());
            if (to > from) {
                part.add(piece.part(from - start, to - from));
            }
            start += piece.length();
        }
        return new StoredBody(content, part);
    }

    /**
     * The file that holds exactly this, if there is one.
     *
     * @throws IOException if its bytes are wrong
     */
    public Optional<Path> file() throws IOException {
        return pieces.equals(List.of(new Slice(0, content.size()))) ? content.verifiedFile() : Optional.empty();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public Source open() throws IOException {
        SeekableByteChannel channel = content.open();
        try {
            if (channel.size() != content.size()) {
                throw new IOException(content.digest() + " has " + channel.size() + " bytes, not " + content.size());
            }
            return new StoredSource(channel, pieces);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }
}
