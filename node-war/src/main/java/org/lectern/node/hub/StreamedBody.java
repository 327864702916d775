package org.lectern.node.hub;

import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer, read while it comes in; unlike the JDK's own stream, reading fails when the sender stalls. More
 * is asked of the connection only while less than {@link #MOST_WAITING} waits to be read, so a slow reader slows the
 * sender.
 *
 * <p>One thread reads, the HTTP client's threads deliver. The monitor guards what waits; no call to the client is made
 * while it is held.
 */
final class StreamedBody extends InputStream implements BodySubscriber<InputStream> {
    /** So many bytes may wait, and what the client hands over at once besides: 16 KiB as a rule. */
    static final int MOST_WAITING = 256 << 10;

    private static final Flow.Subscription NONE = new Flow.Subscription() {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    };

    private final Duration patience;
    private final Runnable whenOver;
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private long bytesWaiting;
    private boolean asked;
    private boolean over;
    private boolean closed;
    private Optional<Throwable> failure = Optional.empty();
    private Flow.Subscription subscription = NONE;

    /**
     * A body of which nothing has come.
     *
     * @param patience how long nothing may come
     * @param whenOver is run when nothing will come any more, perhaps more than once
     */
    StreamedBody(Duration patience, Runnable whenOver) {
        this.patience = patience;
        this.whenOver = whenOver;
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription to) {
        boolean late;
        synchronized (this) {
            late = over;
            asked = !late;
            subscription = to;
        }
        if (late) {
            to.cancel();
        } else {
            to.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        synchronized (this) {
            asked = false;
            for (ByteBuffer bytes : item) {
                if (bytes.hasRemaining() && !closed) {
                    waiting.add(bytes);
                    bytesWaiting += bytes.remaining();
                }
            }
            notifyAll();
        }
        askForMore();
    }

    @Override
    public void onError(Throwable cause) {
        end(Optional.of(cause));
    }

    @Override
    public void onComplete() {
        end(Optional.empty());
    }

    /** How many bytes have come and were not read. */
    synchronized long bytesWaiting() {
        return bytesWaiting;
    }

    @Override
    public int read() throws MasterUnreachable {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws MasterUnreachable {
        if (length == 0) {
            return 0;
        }
        int count;
        synchronized (this) {
            ByteBuffer next = await();
            count = Math.min(length, next.remaining());
            next.get(into, offset, count);
            bytesWaiting -= count;
            if (!next.hasRemaining()) {
                waiting.poll();
            }
        }
        askForMore();
        return count == 0 ? -1 : count;
    }

    @Override
    public void close() {
        Flow.Subscription broken;
        synchronized (this) {
            broken = over ? NONE : subscription;
            over = true;
            closed = true;
            waiting.clear();
            bytesWaiting = 0;
            notifyAll();
        }
        broken.cancel();
        whenOver.run();
    }

    /** Breaks off what is read. */
    void fail(Throwable cause) {
        Flow.Subscription broken;
        synchronized (this) {
            broken = over ? NONE : subscription;
        }
        end(Optional.of(cause));
        broken.cancel();
    }

    private void end(Optional<Throwable> cause) {
        synchronized (this) {
            if (!over) {
                failure = cause;
            }
            over = true;
            notifyAll();
        }
        whenOver.run();
    }

    private void askForMore() {
        Flow.Subscription from;
        synchronized (this) {
            boolean room = !over && !asked && bytesWaiting < MOST_WAITING;
            asked |= room;
            from = room ? subscription : NONE;
        }
        from.request(1);
    }

    /** What is to be read next; without bytes at the end. Called with the monitor held. */
    private ByteBuffer await() throws MasterUnreachable {
        long until = System.nanoTime() + patience.toNanos();
        while (waiting.isEmpty() && !over) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                throw new MasterUnreachable("the transfer stalled for " + patience);
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new MasterUnreachable("interrupted", e);
            }
        }
        if (waiting.isEmpty() && failure.isPresent()) {
            throw new MasterUnreachable("the transfer broke: " + failure.get().getMessage(), failure.get());
        }
        return waiting.isEmpty() ? ByteBuffer.allocate(0) : waiting.element();
    }
}
