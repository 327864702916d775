package org.lectern.system;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.lectern.bench.sync.Relay;
import org.lectern.bench.sync.Weather;

/**
 * The bad network between a client and a server: one connection, the first that carried so many bytes to the client, is
 * cut, and only that one.
 */
final class BreakingProxy implements Weather, AutoCloseable {
    private final long breakAfter;
    private final Relay relay;
    private final AtomicBoolean broken = new AtomicBoolean();
    private final AtomicLong passed = new AtomicLong();
    private final Map<Connection, AtomicLong> carried = new ConcurrentHashMap<>();
    private final Map<Connection, StringBuilder> heads = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** A proxy to the server at {@code link} that breaks after that many bytes. */
    BreakingProxy(URI link, long breakAfter) {
        this.breakAfter = breakAfter;
        this.relay = Relay.to(link.getPort(), this);
    }

    /** The same link through this proxy. */
    URI through(URI link) {
        return URI.create("http://127.0.0.1:" + relay.port() + link.getRawPath() + "?" + link.getRawQuery());
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

    @Override
    public void toServer(Connection connection, byte[] bytes, int count) {
        StringBuilder head = heads.computeIfAbsent(connection, c -> new StringBuilder());
        head.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
        for (int end = head.indexOf("\r\n\r\n"); end >= 0; end = head.indexOf("\r\n\r\n")) {
            requests.add(head.substring(0, end));
            head.delete(0, end + 4);
        }
    }

    @Override
    public void toClient(Connection connection, byte[] bytes, int count) throws IOException {
        passed.addAndGet(count);
        long all = carried.computeIfAbsent(connection, c -> new AtomicLong()).addAndGet(count);
        if (all > breakAfter && broken.compareAndSet(false, true)) {
            throw new IOException("broken");
        }
    }

    @Override
    public void close() {
        relay.close();
    }
}
