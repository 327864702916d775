package org.lectern.node.replica.fetch;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.lectern.content.Chunk;
import org.lectern.content.Manifest;
import org.lectern.node.hub.PackageBytes;

/** The chunks of one that sends packages by range: many in one request, and several requests at once. */
public final class RemoteChunks implements ChunkSource {
    private final PackageBytes bytes;
    private final int atOnce;
    private final Executor helpers;

    /**
     * Chunks of {@code bytes}.
     *
     * @param atOnce how many requests of one fetch are under way at once
     * @param helpers run all of them but one; what they do not get to, the fetch does itself
     */
    public RemoteChunks(PackageBytes bytes, int atOnce, Executor helpers) {
        this.bytes = bytes;
        this.atOnce = atOnce;
        this.helpers = helpers;
    }

    @Override
    public void fetch(Manifest manifest, List<Chunk> wanted, Receiver receiver) throws IOException {
        List<ChunkRequest> plan = ChunkRequest.plan(wanted);
        Errand errand = new Errand(bytes, manifest.digest(), plan, receiver);
        try {
            for (int i = 1; i < Math.min(atOnce, plan.size()); i++) {
                helpers.execute(errand::work);
            }
        } catch (RejectedExecutionException e) {
            throw new IOException("this node is stopping", e);
        }
        errand.work();
        errand.finish();
    }
}
