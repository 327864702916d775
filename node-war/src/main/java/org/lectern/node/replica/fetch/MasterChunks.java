package org.lectern.node.replica.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.lectern.content.Chunk;
import org.lectern.content.Manifest;
import org.lectern.node.hub.Master;
import org.lectern.node.hub.MasterUnreachable;
import org.lectern.node.replica.shelf.ChunkInvalid;

/** The chunks of the master, which has all of them. */
public final class MasterChunks implements ChunkSource {
    /** Neighbouring chunks are asked for together up to this many bytes. */
    private static final long LONGEST_RUN = 8 << 20;

    /** So often is a run asked for when wrong chunks come. */
    private static final int TRIES = 3;

    private final Master master;

    public MasterChunks(Master master) {
        this.master = master;
    }

    @Override
    public void fetch(Manifest manifest, List<Chunk> wanted, Receiver receiver) throws IOException {
        for (List<Chunk> run : runs(wanted)) {
            fetchRun(manifest, run, receiver);
        }
    }

    /** Chunks side by side form runs, none longer than {@link #LONGEST_RUN} unless it is one chunk. */
    static List<List<Chunk>> runs(List<Chunk> chunks) {
        List<List<Chunk>> runs = new ArrayList<>();
        List<Chunk> run = new ArrayList<>();
        for (Chunk chunk : chunks) {
            boolean follows = !run.isEmpty()
                    && run.get(run.size() - 1).end() == chunk.offset()
                    && chunk.end() - run.get(0).offset() <= LONGEST_RUN;
            if (!follows && !run.isEmpty()) {
                runs.add(run);
                run = new ArrayList<>();
            }
            run.add(chunk);
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return runs;
    }

    private void fetchRun(Manifest manifest, List<Chunk> run, Receiver receiver) throws IOException {
        int next = 0;
        for (int tried = 1; next < run.size(); tried++) {
            Chunk first = run.get(next);
            try (InputStream in = master.openPackage(
                    manifest.digest(), first.offset(), run.get(run.size() - 1).end() - 1)) {
                for (; next < run.size(); next++) {
                    receiver.take(run.get(next), read(in, run.get(next)));
                }
            } catch (ChunkInvalid e) {
                if (tried >= TRIES) {
                    throw e;
                }
            }
        }
    }

    private static byte[] read(InputStream in, Chunk chunk) throws IOException {
        byte[] bytes = in.readNBytes(chunk.length());
        if (bytes.length < chunk.length()) {
            throw new MasterUnreachable("the transfer ended early");
        }
        return bytes;
    }
}
