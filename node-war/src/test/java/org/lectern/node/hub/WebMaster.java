package org.lectern.node.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.content.Digest;
import org.lectern.delta.ManifestBody;
import org.lectern.protocol.JsonForm;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.SyncFeed;

/** A {@link MemoryMaster} that is asked by HTTP, over a link of limited speed, by nodes in other processes. */
public final class WebMaster implements AutoCloseable {
    private static final int PIECE = 16 << 10;
    private static final Pattern PACKAGE = Pattern.compile(".*/sync/packages/([0-9a-f]{64})");
    private static final Pattern MANIFEST = Pattern.compile(".*/sync/packages/([0-9a-f]{64})/manifest");
    private static final Pattern SINCE = Pattern.compile("since=(\\d+)&.*");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    private final MemoryMaster master;
    private final long bytesPerSecond;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();

    /** Answers for {@code master}. */
    public WebMaster(MemoryMaster master, long bytesPerSecond) throws IOException {
        this.master = master;
        this.bytesPerSecond = bytesPerSecond;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** A node's way to the master at {@code root}. */
    public static Master at(URI root) throws IOException {
        Duration patience = Duration.ofSeconds(30);
        return new HttpMaster(
                new HubSettings(new NodeId("hall-1"), root, patience, patience), entrance -> new Unproven());
    }

    public URI root() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** How many bytes of packages nodes have asked for. */
    public long asked() {
        return asked.get();
    }

    /** How many bytes of packages were sent, with those that nobody received. */
    public long sent() {
        return sent.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Matcher manifest = MANIFEST.matcher(path);
            Matcher content = PACKAGE.matcher(path);
            if (path.endsWith("/sync/meetings")) {
                feed(exchange);
            } else if (path.endsWith("/sync/keys")) {
                send(exchange, master.keys().getBytes(StandardCharsets.UTF_8));
            } else if (manifest.matches()) {
                Digest digest = new Digest(manifest.group(1));
                send(exchange, ManifestBody.of(master.manifest(digest, Optional.empty())));
            } else if (content.matches()) {
                range(exchange, new Digest(content.group(1)));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        } catch (Gone e) {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private void feed(HttpExchange exchange) throws IOException {
        Matcher since = SINCE.matcher(exchange.getRequestURI().getQuery());
        Optional<SyncFeed> feed =
                since.matches() ? master.feed(Long.parseLong(since.group(1)), Duration.ZERO) : Optional.empty();
        if (feed.isPresent()) {
            send(exchange, JsonForm.jsonb().toJson(feed.get()).getBytes(StandardCharsets.UTF_8));
        } else {
            exchange.sendResponseHeaders(304, -1);
        }
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private void range(HttpExchange exchange, Digest digest) throws IOException {
        Matcher range = RANGE.matcher(exchange.getRequestHeaders().getFirst("Range"));
        if (!range.lookingAt()) {
            throw new IOException("no range");
        }
        ByteSpan span = new ByteSpan(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
        exchange.getResponseHeaders().add("Content-Range", "bytes " + span.first() + "-" + span.last() + "/*");
        master.read(digest, List.of(span), (part, content) -> answer(exchange, span, content));
    }

    private void answer(HttpExchange exchange, ByteSpan span, InputStream content) throws IOException {
        asked.addAndGet(span.length());
        exchange.sendResponseHeaders(206, span.length());
        OutputStream out = exchange.getResponseBody();
        for (byte[] piece = content.readNBytes(PIECE); piece.length > 0; piece = content.readNBytes(PIECE)) {
            sent.addAndGet(piece.length);
            out.write(piece);
            out.flush();
            LockSupport.parkNanos(piece.length * 1_000_000_000L / bytesPerSecond);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
