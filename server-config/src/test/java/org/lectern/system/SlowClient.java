package org.lectern.system;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.lectern.content.Digest;
import org.lectern.launcher.instance.Pause;

/** A participant on a bad line: with little room for what it has not taken, and takes that as slowly as it likes. */
final class SlowClient implements Closeable {
    private static final int ROOM = 16 << 10;
    private static final Duration BETWEEN_READS = Duration.ofMillis(100);

    private final Socket socket = new Socket();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final String head;

    /** Asks for what is behind {@code link}, and reads the headers of the answer. */
    SlowClient(Link link) throws IOException {
        socket.setReceiveBufferSize(ROOM);
        socket.connect(new InetSocketAddress(link.url().getHost(), link.url().getPort()));
        String request = "GET " + link.url().getRawPath() + "?" + link.url().getRawQuery() + " HTTP/1.1\r\nHost: "
                + link.url().getAuthority() + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        StringBuilder read = new StringBuilder();
        while (read.indexOf("\r\n\r\n") < 0) {
            read.append((char) socket.getInputStream().read());
        }
        head = read.toString();
    }

    /** The status line and the headers. */
    String head() {
        return head;
    }

    /** Takes so many bytes each second for a while, or until there are no more. */
    void take(int bytesPerSecond, Duration time) throws IOException {
        long start = System.nanoTime();
        InputStream in = socket.getInputStream();
        int before = body.size();
        while (System.nanoTime() - start < time.toNanos() && Pause.of(BETWEEN_READS)) {
            int due = (int) ((System.nanoTime() - start) / 1e9 * bytesPerSecond) - (body.size() - before);
            byte[] bytes = in.readNBytes(due);
            body.write(bytes);
            if (bytes.length < due) {
                return;
            }
        }
    }

    /** Takes all that still comes, and the digest of everything that came. */
    Digest takeTheRest() throws IOException {
        try {
            socket.getInputStream().transferTo(body);
        } catch (IOException cut) {
            body.flush();
        }
        return Digest.of(body.toByteArray());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
