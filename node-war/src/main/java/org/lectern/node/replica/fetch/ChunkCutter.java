package org.lectern.node.replica.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.lectern.content.Chunk;
import org.lectern.node.hub.ByteSpan;
import org.lectern.node.hub.PackageBytes;

/**
 * Cuts what is sent into the chunks that were asked for; a chunk that a part has not from end to end is left out. Nothing
 * is verified. For one thread.
 */
final class ChunkCutter implements PackageBytes.Sink {
    private final List<Chunk> chunks;
    private final ChunkSource.Receiver receiver;

    /** Hands over {@code chunks}, which are by offset, as they come. */
    ChunkCutter(List<Chunk> chunks, ChunkSource.Receiver receiver) {
        this.chunks = List.copyOf(chunks);
        this.receiver = receiver;
    }

    @Override
    public void take(ByteSpan span, InputStream bytes) throws IOException {
        long at = span.first();
        for (Chunk chunk : chunks) {
            if (span.holds(new ByteSpan(chunk.offset(), chunk.end() - 1))) {
                bytes.skipNBytes(chunk.offset() - at);
                receiver.take(chunk, bytes.readNBytes(chunk.length()));
                at = chunk.end();
            }
        }
    }
}
