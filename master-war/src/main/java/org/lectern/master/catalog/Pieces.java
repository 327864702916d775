package org.lectern.master.catalog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.lectern.content.Digest;
import org.lectern.store.StoredContent;

/**
 * The digests of a package's pieces of equal length, for clients that take pieces from several servers and know
 * nothing of chunks.
 *
 * @param length of each piece but the last, in bytes
 * @param digests in the order of the pieces
 */
public record Pieces(int length, List<Digest> digests) {
    private static final int LENGTH = 1 << 20;

    public Pieces {
        digests = List.copyOf(digests);
    }

    /**
     * Reads all of some content; costs two passes of SHA-256 over it, as the whole is checked at the same time.
     *
     * @throws IOException if it cannot be read, or is not what its digest says
     */
    static Pieces of(StoredContent content) throws IOException {
        List<Digest> digests = new ArrayList<>();
        MessageDigest whole = Digest.newMessageDigest();
        byte[] piece = new byte[LENGTH];
        try (SeekableByteChannel channel = content.open()) {
            for (int length = fill(channel, piece); length > 0; length = fill(channel, piece)) {
                digests.add(Digest.of(piece, 0, length));
                whole.update(piece, 0, length);
            }
        }
        if (!Digest.ofFinished(whole).equals(content.digest())) {
            throw new IOException("the stored package " + content.digest() + " has other bytes");
        }
        return new Pieces(LENGTH, digests);
    }

    /** Fills the piece, but for the last; answers how much there is in it. */
    private static int fill(SeekableByteChannel channel, byte[] piece) throws IOException {
        ByteBuffer into = ByteBuffer.wrap(piece);
        while (into.hasRemaining() && channel.read(into) >= 0) {
            // A channel may fill the buffer bit by bit.
        }
        return into.position();
    }
}
