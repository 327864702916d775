package org.lectern.node.replica.fetch;

import java.util.ArrayList;
import java.util.List;
import org.lectern.content.Chunk;
import org.lectern.node.hub.ByteSpan;
import org.lectern.node.hub.PackageBytes;

/**
 * Chunks that are asked for in one request: at most {@link #MOST_BYTES} in at most {@link PackageBytes#MOST_SPANS} runs
 * of neighbours.
 *
 * @param chunks at least one, by offset
 */
record ChunkRequest(List<Chunk> chunks) {
    /** What a request that breaks off may cost, and what one answer keeps a connection busy with. */
    static final long MOST_BYTES = 8 << 20;

    ChunkRequest {
        chunks = List.copyOf(chunks);
        if (chunks.isEmpty()) {
            throw new IllegalArgumentException("a request asks for a chunk at least");
        }
    }

    /** As few requests as ask for all of {@code wanted}, which are by offset. */
    static List<ChunkRequest> plan(List<Chunk> wanted) {
        List<ChunkRequest> plan = new ArrayList<>();
        List<Chunk> chunks = new ArrayList<>();
        long bytes = 0;
        int runs = 0;
        for (Chunk chunk : wanted) {
            bytes += chunk.length();
            runs += follows(chunks, chunk) ? 0 : 1;
            if (!chunks.isEmpty() && (bytes > MOST_BYTES || runs > PackageBytes.MOST_SPANS)) {
                plan.add(new ChunkRequest(chunks));
                chunks.clear();
                bytes = chunk.length();
                runs = 1;
            }
            chunks.add(chunk);
        }
        if (!chunks.isEmpty()) {
            plan.add(new ChunkRequest(chunks));
        }
        return plan;
    }

    /** The runs: chunks side by side lie in one span. */
    List<ByteSpan> spans() {
        List<ByteSpan> spans = new ArrayList<>();
        long first = chunks.get(0).offset();
        for (int i = 0; i < chunks.size(); i++) {
            long end = chunks.get(i).end();
            if (i + 1 == chunks.size() || chunks.get(i + 1).offset() != end) {
                spans.add(new ByteSpan(first, end - 1));
                first = i + 1 == chunks.size() ? end : chunks.get(i + 1).offset();
            }
        }
        return spans;
    }

    private static boolean follows(List<Chunk> chunks, Chunk chunk) {
        return !chunks.isEmpty() && chunks.get(chunks.size() - 1).end() == chunk.offset();
    }
}
