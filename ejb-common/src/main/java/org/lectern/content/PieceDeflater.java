package org.lectern.content;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;

/**
 * Deflates in pieces that know next to nothing of each other, so that an edit changes the deflated bytes of the pieces it
 * touches, and of one more at most: the idea of {@code gzip --rsyncable}, with the borders of {@link Borders}.
 *
 * <p>Each piece is deflated at once from a fresh state that knows the last {@value #PRIMED} bytes before it, which
 * saves a twentieth of a long text, and ended with a full flush, which leaves the stream at a byte border;
 * {@link #finish} adds the last, empty block. What comes out is one raw deflate stream (RFC 1951), and after it another
 * may begin. For one thread.
 */
final class PieceDeflater extends OutputStream {
    /** As long as the shortest piece that another follows: what is known lies in one piece. */
    static final int PRIMED = Borders.MIN_LENGTH;

    private static final int LEVEL = 6;
    /** Final, fixed Huffman codes, end of block (RFC 1951, sections 3.2.3 and 3.2.6). */
    private static final byte[] EMPTY_LAST_BLOCK = {3, 0};

    private final OutputStream out;
    private final Deflater deflater = new Deflater(LEVEL, true);
    private final Borders borders = new Borders();
    private final byte[] piece = new byte[Borders.MAX_LENGTH];
    private final byte[] deflated = new byte[64 << 10];
    private final byte[] before = new byte[PRIMED];
    private int length;
    private boolean first = true;

    PieceDeflater(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int end = offset + count;
        int from = offset;
        int border = borders.next(bytes, from, end);
        while (border >= 0) {
            take(bytes, from, border);
            endPiece();
            from = border;
            border = borders.next(bytes, from, end);
        }
        take(bytes, from, end);
    }

    /** Ends this deflate stream; what is written next begins another. */
    void finish() throws IOException {
        if (length > 0) {
            endPiece();
        }
        borders.restart();
        first = true;
        out.write(EMPTY_LAST_BLOCK);
    }

    /** Frees the deflater; the stream beneath stays open. */
    @Override
    public void close() {
        deflater.end();
    }

    private void take(byte[] bytes, int from, int to) {
        System.arraycopy(bytes, from, piece, length, to - from);
        length += to - from;
    }

    private void endPiece() throws IOException {
        deflater.reset();
        if (!first) {
            deflater.setDictionary(before);
        }
        deflater.setInput(piece, 0, length);
        drain();
        if (length >= PRIMED) {
            System.arraycopy(piece, length - PRIMED, before, 0, PRIMED);
        }
        first = false;
        length = 0;
    }

    /** A buffer that came back full may have left something behind, as zlib's manual says of {@code deflate}. */
    private void drain() throws IOException {
        int n;
        do {
            n = deflater.deflate(deflated, 0, deflated.length, Deflater.FULL_FLUSH);
            out.write(deflated, 0, n);
        } while (n == deflated.length);
    }
}
