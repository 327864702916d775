package org.lectern.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.lectern.bench.load.Processes;
import org.lectern.launcher.instance.Pause;

/** An nginx of our own, ended when it is closed. */
public final class Nginx implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);

    private final Process process;
    private final int port;
    private final int tlsPort;

    private Nginx(Process process, int port, int tlsPort) {
        this.process = process;
        this.port = port;
        this.tlsPort = tlsPort;
    }

    /** Serves the files of {@code root}. */
    public static Nginx files(Path folder, int workers, Path root, Certificate certificate) {
        int port = FreePort.find();
        int tlsPort = FreePort.find();
        return start(folder, workers, NginxConf.files(root, port, tlsPort, certificate.pem()), port, tlsPort);
    }

    /** Serves the files of {@code root} over HTTP alone. */
    public static Nginx files(Path folder, Path root) {
        int port = FreePort.find();
        return start(folder, 1, NginxConf.files(root, port), port, port);
    }

    /** Stands before the node on {@code nodePort} and sends the files that it names. */
    public static Nginx front(Path folder, int workers, int nodePort) {
        int port = FreePort.find();
        return start(folder, workers, NginxConf.front(port, nodePort), port, port);
    }

    private static Nginx start(Path folder, int workers, String servers, int port, int tlsPort) {
        boolean root = "root".equals(System.getProperty("user.name"));
        try {
            Files.createDirectories(folder);
            Path conf = folder.resolve("nginx.conf");
            Files.writeString(conf, NginxConf.whole(folder, workers, root, servers));
            Process process = new ProcessBuilder(List.of(
                            "nginx",
                            "-p",
                            folder.toString(),
                            "-e",
                            folder.resolve("error.log").toString(),
                            "-c",
                            conf.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output.log").toFile())
                    .start();
            return new Nginx(process, port, tlsPort).ready(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Nginx ready(Path folder) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!listens()) {
            if (!process.isAlive() || System.nanoTime() > deadline || !Pause.of(POLL)) {
                close();
                throw new IllegalStateException(
                        "nginx did not start: " + Files.readString(folder.resolve("output.log")));
            }
        }
        return this;
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Where it listens for HTTP. */
    public int port() {
        return port;
    }

    /** Where {@code path} is over HTTP. */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Where {@code path} is over TLS. */
    public URI tlsUrl(String path) {
        return URI.create("https://127.0.0.1:" + tlsPort + path);
    }

    /** Its master and workers. */
    public Processes processes() {
        return new Processes(List.of(process.pid()));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
