package org.lectern.content;

import java.security.MessageDigest;
import java.util.function.Consumer;

/**
 * Cuts a stream of bytes into chunks at content-defined borders (FastCDC, Xia et al., USENIX ATC 2016): 64 KiB on
 * average, 16 KiB to 256 KiB, shorter only before a border that was asked for.
 *
 * <p>The borders depend on the bytes and on {@link #cut}, never on how the bytes are split over calls. For one thread.
 */
public final class Chunker {
    /** No chunk is longer. */
    public static final int MAX_LENGTH = Borders.MAX_LENGTH;

    private final Consumer<? super Chunk> chunks;
    private final Borders borders = new Borders();
    private final MessageDigest sha256 = Digest.newMessageDigest();
    private long start;
    private int length;

    /** A chunker at offset 0 that hands each chunk, in order, to {@code chunks}. */
    public Chunker(Consumer<? super Chunk> chunks) {
        this.chunks = chunks;
    }

    /** Takes the next {@code count} bytes. */
    public void accept(byte[] bytes, int offset, int count) {
        int end = offset + count;
        int from = offset;
        int border = borders.next(bytes, from, end);
        while (border >= 0) {
            take(bytes, from, border);
            emit();
            from = border;
            border = borders.next(bytes, from, end);
        }
        take(bytes, from, end);
    }

    /** Takes the bytes of a chunk that is known, whatever its offset was: there are borders before and behind it. */
    void accept(Chunk known) {
        cut();
        chunks.accept(new Chunk(start, known.length(), known.digest()));
        start += known.length();
    }

    /** Makes a border here; the chunks that follow depend on nothing that came before. */
    public void cut() {
        if (length > 0) {
            emit();
        }
        borders.restart();
    }

    /**
     * Hands over the last chunk.
     *
     * @return how many bytes there were in all
     */
    public long finish() {
        cut();
        return start;
    }

    private void take(byte[] bytes, int from, int to) {
        sha256.update(bytes, from, to - from);
        length += to - from;
    }

    private void emit() {
        chunks.accept(new Chunk(start, length, Digest.ofFinished(sha256)));
        start += length;
        length = 0;
    }
}
