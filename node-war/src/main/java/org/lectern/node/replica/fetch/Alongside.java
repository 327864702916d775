package org.lectern.node.replica.fetch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;

/**
 * This node's own chunks and, alongside, what no package of this node lists from others: the disk and the line work at
 * the same time. What a package lists and has not rightly is left out.
 */
public final class Alongside implements ChunkSource {
    private final OwnChunks own;
    private final List<ChunkSource> others;
    private final Executor helpers;

    /**
     * Goes to both.
     *
     * @param others each is asked for what those before it did not have
     * @param helpers run the others; there is to be a thread for each fetch
     */
    public Alongside(OwnChunks own, List<ChunkSource> others, Executor helpers) {
        this.own = own;
        this.others = List.copyOf(others);
        this.helpers = helpers;
    }

    @Override
    public void fetch(Manifest manifest, List<Chunk> wanted, Receiver receiver) throws IOException {
        Set<Digest> listed = own.listed(wanted);
        List<Chunk> here = new ArrayList<>();
        List<Chunk> elsewhere = new ArrayList<>();
        wanted.forEach(chunk -> (listed.contains(chunk.digest()) ? here : elsewhere).add(chunk));
        if (here.isEmpty() || elsewhere.isEmpty()) {
            own.fetch(manifest, here, new Labelled(receiver, Origin.NODE));
            return;
        }
        FutureTask<Void> rest = new FutureTask<>(() -> askOthers(manifest, elsewhere, receiver), null);
        CountDownLatch ended = start(rest);
        boolean well = false;
        try {
            own.fetch(manifest, here, new Labelled(receiver, Origin.NODE));
            well = true;
        } finally {
            if (!well) {
                rest.cancel(true);
            }
            await(ended, rest);
        }
        finish(rest);
    }

    private CountDownLatch start(FutureTask<Void> rest) throws IOException {
        CountDownLatch ended = new CountDownLatch(1);
        try {
            helpers.execute(() -> {
                rest.run();
                ended.countDown();
            });
        } catch (RejectedExecutionException e) {
            throw new IOException("this node is stopping", e);
        }
        return ended;
    }

    /** Nobody may hand over anything when the fetch has ended. */
    private static void await(CountDownLatch ended, FutureTask<Void> rest) throws IOException {
        try {
            ended.await();
        } catch (InterruptedException e) {
            rest.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void finish(FutureTask<Void> rest) throws IOException {
        try {
            rest.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (CancellationException e) {
            throw new IOException("the fetch has stopped", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failed failed) {
                throw failed.why();
            }
            throw new IOException("the fetch failed: " + e.getCause(), e.getCause());
        }
    }

    private void askOthers(Manifest manifest, List<Chunk> wanted, Receiver receiver) {
        Set<Chunk> left = ConcurrentHashMap.newKeySet();
        left.addAll(wanted);
        try {
            for (ChunkSource source : others) {
                List<Chunk> asked = wanted.stream().filter(left::contains).toList();
                if (!asked.isEmpty()) {
                    source.fetch(manifest, asked, new Labelled(new Striking(receiver, left), source.origin()));
                }
            }
        } catch (IOException e) {
            throw new Failed(e);
        }
    }

    /** Carries an exception out of a task. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final IOException why;

        Failed(IOException why) {
            super(why);
            this.why = why;
        }

        IOException why() {
            return why;
        }
    }

    /** Says where chunks come from that are handed over without a word about it. */
    private record Labelled(Receiver receiver, Origin usual) implements Receiver {
        @Override
        public void take(Chunk chunk, byte[] bytes) throws IOException {
            receiver.take(chunk, bytes, usual);
        }

        @Override
        public void take(Chunk chunk, byte[] bytes, Origin origin) throws IOException {
            receiver.take(chunk, bytes, origin);
        }
    }

    /** Strikes off what was taken. */
    private record Striking(Receiver receiver, Set<Chunk> left) implements Receiver {
        @Override
        public void take(Chunk chunk, byte[] bytes) throws IOException {
            receiver.take(chunk, bytes);
            left.remove(chunk);
        }

        @Override
        public void take(Chunk chunk, byte[] bytes, Origin origin) throws IOException {
            receiver.take(chunk, bytes, origin);
            left.remove(chunk);
        }
    }
}
