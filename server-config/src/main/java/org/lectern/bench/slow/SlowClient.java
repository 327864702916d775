package org.lectern.bench.slow;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One client that asks for a file and takes it at its own pace, with little room for what it has not taken. Its turns
 * come from one thread.
 */
final class SlowClient {
    private static final int ROOM = 64 * 1024;
    private static final int LONGEST_HEAD = 8 * 1024;
    private static final Duration LATE = Duration.ofSeconds(3);

    private final SocketChannel channel;
    private final byte[] request;
    private final Reference reference;
    private final long start = System.nanoTime();
    private final StringBuilder head = new StringBuilder();
    private Duration untilAsked = Duration.ZERO;
    private Duration untilBegun = Duration.ZERO;
    private int received;
    private boolean asked;
    private boolean answered;
    private String failure = "";

    /** Begins to connect. */
    SlowClient(InetSocketAddress server, byte[] request, Reference reference) throws IOException {
        this.request = request;
        this.reference = reference;
        this.channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, ROOM);
        channel.configureBlocking(false);
        channel.connect(server);
    }

    /** Takes what is due by now. {@code buffer} is nobody's between two turns. */
    void turn(double bytesPerSecond, ByteBuffer buffer) {
        if (isOver()) {
            return;
        }
        try {
            if (!asked) {
                asked = channel.finishConnect() && channel.write(ByteBuffer.wrap(request)) == request.length;
                untilAsked = age();
                return;
            }
            long due = (long) Math.min(due(bytesPerSecond) - received, buffer.capacity());
            buffer.clear().limit((int) Math.max(0, due));
            int count = channel.read(buffer);
            if (count < 0) {
                fail("cut after " + received + " bytes");
            } else {
                take(buffer.flip());
            }
        } catch (IOException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    private double due(double bytesPerSecond) {
        return Math.min(reference.size(), (System.nanoTime() - start) / 1e9 * bytesPerSecond)
                + (answered ? 0 : LONGEST_HEAD);
    }

    private void take(ByteBuffer bytes) {
        while (!answered && bytes.hasRemaining()) {
            head.append((char) (bytes.get() & 0xff));
            answered = head.length() >= 4 && head.indexOf("\r\n\r\n", head.length() - 4) >= 0;
        }
        if (answered && received == 0 && !head.toString().startsWith("HTTP/1.1 200 ")) {
            fail(head.toString().lines().findFirst().orElse("no answer"));
        } else if (head.length() > LONGEST_HEAD) {
            fail("an endless head");
        } else if (!reference.has(received, bytes)) {
            fail("wrong bytes after " + received);
        }
        untilBegun = hasBegun() ? untilBegun : age();
        received += bytes.remaining();
    }

    private Duration age() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void fail(String reason) {
        failure = reason;
        close();
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            failure = failure.isEmpty() ? String.valueOf(e.getMessage()) : failure;
        }
    }

    boolean hasBegun() {
        return received > 0;
    }

    boolean isOver() {
        return !failure.isEmpty() || received == reference.size();
    }

    /** Why it failed, empty when it did not. */
    String failure() {
        return failure;
    }

    /** Where one that is behind lost its time. */
    String delay() {
        if (!asked) {
            return "never connected";
        }
        if (!hasBegun()) {
            return "never answered";
        }
        if (untilAsked.compareTo(LATE) > 0) {
            return "connected late";
        }
        return untilBegun.compareTo(LATE) > 0 ? "answered late" : "answered in time and sent too little";
    }

    /** What it got, as a share of what it was ready to take by now. */
    double share(double bytesPerSecond) {
        return received / due(bytesPerSecond);
    }

    static byte[] request(String host, String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
