package org.lectern.bench.slow;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lectern.bench.figure.Latency;
import org.lectern.launcher.instance.Pause;

/** A client that is in a hurry: a range of 64 KiB every 20 ms on one connection, each timed to its last byte. */
final class RangeProbe implements Runnable {
    private static final int LENGTH = 64 * 1024;
    private static final Duration EVERY = Duration.ofMillis(20);
    private static final Duration NEVER = Duration.ofSeconds(10);

    private final URI link;
    private final long size;
    private final Random random = new Random(1);
    private final List<Long> taken = new ArrayList<>(); // by the probe's thread, read when it has ended
    private volatile boolean stopped;

    RangeProbe(URI link, long size) {
        this.link = link;
        this.size = size;
    }

    @Override
    public void run() {
        while (!stopped) {
            try (Socket socket = new Socket(link.getHost(), link.getPort())) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout((int) NEVER.toMillis());
                ask(socket);
            } catch (IOException failed) {
                taken.add(NEVER.toNanos());
                Pause.of(EVERY);
            }
        }
    }

    private void ask(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream(), LENGTH);
        while (!stopped) {
            long start = System.nanoTime();
            socket.getOutputStream().write(request((long) (random.nextDouble() * (size - LENGTH))));
            String head = head(in);
            if (!head.startsWith("HTTP/1.1 206 ") || in.readNBytes(LENGTH).length != LENGTH) {
                throw new EOFException(head);
            }
            long nanos = System.nanoTime() - start;
            taken.add(nanos);
            Pause.of(Duration.ofNanos(Math.max(0, EVERY.toNanos() - nanos)));
        }
    }

    private byte[] request(long from) {
        return ("GET " + link.getRawPath() + "?" + link.getRawQuery() + " HTTP/1.1\r\nHost: " + link.getAuthority()
                        + "\r\nRange: bytes=" + from + "-" + (from + LENGTH - 1) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.append((char) next);
        }
        return head.toString();
    }

    void stop() {
        stopped = true;
    }

    /** What was measured; the probe's thread must have ended. */
    Latency latency() {
        return Latency.of(taken);
    }
}
