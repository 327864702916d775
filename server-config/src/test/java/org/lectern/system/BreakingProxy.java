package org.lectern.system;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bad network between a client and a server: one connection, the first that carried so many bytes to the client, is
 * cut, and only that one.
 */
final class BreakingProxy implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    private final int target;
    private final long breakAfter;
    private final ServerSocket server;
    private final AtomicBoolean broken = new AtomicBoolean();
    private final AtomicLong passed = new AtomicLong();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** A proxy to the server at {@code link} that breaks after that many bytes. */
    BreakingProxy(URI link, long breakAfter) throws IOException {
        this.target = link.getPort();
        this.breakAfter = breakAfter;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    /** The same link through this proxy. */
    URI through(URI link) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + link.getRawPath() + "?" + link.getRawQuery());
    }

    /** How many bytes went to clients, with headers and with those that a cut client never read. */
    long passed() {
        return passed.get();
    }

    boolean hasBroken() {
        return broken.get();
    }

    /** The heads of all requests, in order. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        boolean open = true;
        while (open) {
            open = acceptNext();
        }
    }

    private boolean acceptNext() {
        try {
            connect(server.accept());
            return true;
        } catch (IOException closed) {
            return !server.isClosed();
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
            upstream.setReceiveBufferSize(BUFFER);
            client.setSendBufferSize(BUFFER);
            daemon(() -> carry(client, upstream, this::toServer));
            daemon(() -> carry(upstream, client, this::toClient));
        } catch (IOException refused) {
            client.close();
        }
    }

    /** Moves bytes one way until there are no more. */
    private interface Way {
        void move(InputStream from, OutputStream to) throws IOException;
    }

    private static void carry(Socket from, Socket to, Way way) {
        try (from;
                to) {
            way.move(from.getInputStream(), to.getOutputStream());
        } catch (IOException cut) {
            close(to);
        }
    }

    private void toServer(InputStream from, OutputStream to) throws IOException {
        StringBuilder head = new StringBuilder();
        byte[] buffer = new byte[BUFFER];
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
            head.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
            for (int end = head.indexOf("\r\n\r\n"); end >= 0; end = head.indexOf("\r\n\r\n")) {
                requests.add(head.substring(0, end));
                head.delete(0, end + 4);
            }
            to.write(buffer, 0, n);
        }
    }

    private void toClient(InputStream from, OutputStream to) throws IOException {
        long carried = 0;
        byte[] buffer = new byte[BUFFER];
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
            to.write(buffer, 0, n);
            passed.addAndGet(n);
            carried += n;
            if (carried >= breakAfter && broken.compareAndSet(false, true)) {
                return;
            }
        }
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "breaking-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        close(server);
    }
}
