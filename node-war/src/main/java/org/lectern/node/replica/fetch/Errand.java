package org.lectern.node.replica.fetch;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;
import org.lectern.node.hub.MasterUnreachable;
import org.lectern.node.hub.PackageBytes;
import org.lectern.store.verified.ChunkInvalid;

/**
 * The requests of one fetch, worked off by several threads. What an answer left out or sent wrongly is asked for again.
 * After a failure no request begins any more, and those under way bring what they can.
 *
 * <p>The monitor guards everything; it is not held while anybody else is called.
 */
final class Errand {
    /** So often is a chunk asked for when wrong bytes come. */
    private static final int TRIES = 3;

    private final PackageBytes bytes;
    private final Digest digest;
    private final ChunkSource.Receiver receiver;
    private final Deque<ChunkRequest> requests;
    private final Map<Chunk, Integer> wrong = new HashMap<>();
    private int working;
    private boolean stopped;
    private Optional<Throwable> failure = Optional.empty();

    Errand(PackageBytes bytes, Digest digest, List<ChunkRequest> requests, ChunkSource.Receiver receiver) {
        this.bytes = bytes;
        this.digest = digest;
        this.requests = new ArrayDeque<>(requests);
        this.receiver = receiver;
    }

    /** Makes one request after the other, until there is none left or one failed. */
    void work() {
        for (Optional<ChunkRequest> next = begin(); next.isPresent(); next = begin()) {
            try {
                ask(next.get());
            } catch (IOException | RuntimeException | Error e) {
                fail(e);
            } finally {
                end();
            }
        }
    }

    /**
     * Waits for the requests that are under way; from then on none begins.
     *
     * @throws IOException why not all chunks came
     */
    synchronized void finish() throws IOException {
        try {
            while (working > 0) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop(e);
            throw new IOException("interrupted", e);
        }
        if (failure.isPresent()) {
            Throwable cause = failure.get();
            if (cause instanceof IOException broken) {
                throw broken;
            }
            throw new IOException("the fetch failed: " + cause, cause);
        }
    }

    /** Waits while there is nothing to ask for but may be yet, when an answer under way leaves something out. */
    private synchronized Optional<ChunkRequest> begin() {
        try {
            while (failure.isEmpty() && !stopped && requests.isEmpty() && working > 0) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(new IOException("interrupted", e));
        }
        if (failure.isPresent() || stopped || requests.isEmpty()) {
            return Optional.empty();
        }
        working++;
        return Optional.of(requests.remove());
    }

    private synchronized void end() {
        working--;
        notifyAll();
    }

    private void ask(ChunkRequest request) throws IOException {
        Set<Chunk> left = new LinkedHashSet<>(request.chunks());
        Set<Chunk> again = new LinkedHashSet<>();
        bytes.read(digest, request.spans(), new ChunkCutter(request.chunks(), (chunk, content) -> {
            if (left.remove(chunk) && !isRight(chunk, content)) {
                again.add(chunk);
            }
        }));
        if (left.size() == request.chunks().size()) {
            throw new MasterUnreachable("the answer has nothing of what was asked for");
        }
        again.addAll(left);
        askAgain(request.chunks().stream().filter(again::contains).toList());
    }

    private synchronized void askAgain(List<Chunk> chunks) {
        requests.addAll(ChunkRequest.plan(chunks));
    }

    private boolean isRight(Chunk chunk, byte[] content) throws IOException {
        goOn();
        try {
            receiver.take(chunk, content);
            return true;
        } catch (ChunkInvalid e) {
            if (countWrong(chunk) >= TRIES) {
                throw e;
            }
            return false;
        } catch (IOException | RuntimeException e) {
            stop(e);
            throw e;
        }
    }

    private synchronized void goOn() throws IOException {
        if (stopped) {
            throw new IOException("the fetch has stopped");
        }
    }

    private synchronized int countWrong(Chunk chunk) {
        return wrong.merge(chunk, 1, Integer::sum);
    }

    private synchronized void stop(Throwable cause) {
        stopped = true;
        fail(cause);
    }

    private synchronized void fail(Throwable cause) {
        if (failure.isEmpty()) {
            failure = Optional.of(cause);
        }
        notifyAll();
    }
}
