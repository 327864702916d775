package org.lectern.content;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** A package on its way out: counts, digests and chunks what passes. Closing it leaves the stream beneath open. */
final class PackageOutput extends OutputStream {
    private final OutputStream out;
    private final List<Chunk> chunks = new ArrayList<>();
    private final Chunker chunker = new Chunker(chunks::add);
    private final MessageDigest sha256 = Digest.newMessageDigest();
    private long position;

    PackageOutput(OutputStream out) {
        this.out = out;
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
    Digest finishDigest() {
        return Digest.ofFinished(sha256);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        out.write(bytes, offset, count);
        sha256.update(bytes, offset, count);
        chunker.accept(bytes, offset, count);
        position += count;
    }
}
