package org.lectern.content;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** A package on its way out: counts and chunks what passes. Closing it leaves the stream beneath open. */
final class PackageOutput extends OutputStream {
    private final DigestedOutput target;
    private final OutputStream out;
    private final List<Chunk> chunks = new ArrayList<>();
    private final Chunker chunker = new Chunker(chunks::add);
    private long position;

    PackageOutput(DigestedOutput target) {
        this.target = target;
        this.out = new BufferedOutputStream(target);
    }

    /** How many bytes have passed. */
    long position() {
        return position;
    }

    /** Begins a new chunk here. */
    void cut() {
        chunker.cut();
    }

    /** The chunks of all that has passed. */
    List<Chunk> finishChunks() {
        chunker.finish();
        return List.copyOf(chunks);
    }

    /** The digest of all that has passed; to be asked for once, at the end. */
    Digest finishDigest() throws IOException {
        out.flush();
        return target.digest();
    }

    /** Takes bytes from {@code at} on, of which it is known that they are {@code chunk}, but for the place. */
    void write(byte[] bytes, int at, Chunk chunk) throws IOException {
        out.write(bytes, at, chunk.length());
        chunker.accept(chunk);
        position += chunk.length();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        out.write(bytes, offset, count);
        chunker.accept(bytes, offset, count);
        position += count;
    }
}
