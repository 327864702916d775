package org.lectern.bench.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A TCP relay on the loopback address that counts the bytes which pass, both ways together. */
public final class Relay implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private static final int SMALL_BUFFER = 16 * 1024;

    private final int target;
    private final Weather weather;
    private final int buffer;
    private final ServerSocket server;
    private final AtomicLong passed = new AtomicLong();
    private final Set<Pair> open = ConcurrentHashMap.newKeySet();

    private Relay(int target, Weather weather, int buffer) {
        this.target = target;
        this.weather = weather;
        this.buffer = buffer;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A relay to {@code target}, which need not listen yet. */
    public static Relay to(int target) {
        return started(new Relay(target, Weather.CALM, BUFFER));
    }

    /** The same in some weather; little waits in it, so that what is cut off is what the weather says. */
    public static Relay to(int target, Weather weather) {
        return started(new Relay(target, weather, SMALL_BUFFER));
    }

    private static Relay started(Relay relay) {
        daemon(relay::accept);
        return relay;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Bytes so far, from clients and to them. */
    public long passed() {
        return passed.get();
    }

    /** The connections that are open. */
    public Set<Weather.Connection> connections() {
        return Set.copyOf(open);
    }

    private void accept() {
        boolean listening = true;
        while (listening) {
            listening = acceptNext();
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
            Socket upstream = new Socket();
            Pair pair = new Pair(client, upstream);
            pair.prepare();
            upstream.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            open.add(pair);
            daemon(() -> pair.carry(client, upstream, weather::toServer));
            daemon(() -> pair.carry(upstream, client, weather::toClient));
        } catch (IOException refused) {
            client.close();
        }
    }

    /** What is asked before bytes go on. */
    private interface Gate {
        void pass(Weather.Connection connection, byte[] bytes, int count) throws IOException;
    }

    /** The two sockets of one connection. */
    private final class Pair implements Weather.Connection {
        private final Socket client;
        private final Socket upstream;

        Pair(Socket client, Socket upstream) {
            this.client = client;
            this.upstream = upstream;
        }

        /**
         * Before it is connected: a window that becomes smaller than half of what it once was keeps the sender waiting
         * for its own timer.
         */
        void prepare() throws IOException {
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            if (buffer == SMALL_BUFFER) {
                client.setSendBufferSize(buffer);
                upstream.setReceiveBufferSize(buffer);
            }
        }

        /** One way, until its sender has ended; the other way may go on. */
        void carry(Socket from, Socket to, Gate gate) {
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] bytes = new byte[buffer];
                for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                    gate.pass(this, bytes, n);
                    passed.addAndGet(n);
                    out.write(bytes, 0, n);
                }
                to.shutdownOutput();
            } catch (IOException cut) {
                close();
            }
        }

        @Override
        public void reset() {
            try {
                client.setSoLinger(true, 0);
                upstream.setSoLinger(true, 0);
            } catch (IOException alreadyClosed) {
                open.remove(this);
            }
            close();
        }

        @Override
        public void close() {
            open.remove(this);
            drop(client);
            drop(upstream);
        }

        private static void drop(Socket socket) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(Pair::close);
    }
}
