package org.lectern.simulation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** A machine in the network: what it answers, and its line, which takes so many bytes a second each way. */
final class Host {
    private final String name;
    private final Pipe up;
    private final Pipe down;
    private final Server server;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();

    Host(String name, long bytesPerSecond, Server server) {
        this.name = name;
        this.up = new Pipe(bytesPerSecond);
        this.down = new Pipe(bytesPerSecond);
        this.server = server;
    }

    /** Answers requests. */
    interface Server {
        CompletableFuture<Reply> answer(Call call);
    }

    String name() {
        return name;
    }

    Server server() {
        return server;
    }

    /** How many bytes of answers it has sent, with those that got lost. */
    long sent() {
        return sent.get();
    }

    /** How many bytes of answers it has received. */
    long received() {
        return received.get();
    }

    /** When so many bytes from here are there, in the time of {@link System#nanoTime}, but for the way. */
    long send(int bytes, Host to) {
        sent.addAndGet(bytes);
        to.received.addAndGet(bytes);
        return Math.max(up.reserve(bytes), to.down.reserve(bytes));
    }

    /** One way of a line: who comes later waits. */
    private static final class Pipe {
        private final double nanosPerByte;
        private long freeAt = System.nanoTime();

        Pipe(long bytesPerSecond) {
            nanosPerByte = 1e9 / bytesPerSecond;
        }

        synchronized long reserve(int bytes) {
            freeAt = Math.max(freeAt, System.nanoTime()) + (long) (bytes * nanosPerByte);
            return freeAt;
        }
    }
}
