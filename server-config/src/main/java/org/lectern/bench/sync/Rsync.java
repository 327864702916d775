package org.lectern.bench.sync;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An rsync daemon that serves one folder, and a client that comes to it through a relay. */
public final class Rsync implements AutoCloseable {
    private static final int ATTEMPTS = 50;
    private static final long BETWEEN_ATTEMPTS = 100;

    private final Process daemon;
    private final Relay relay;

    private Rsync(Process daemon, Relay relay) {
        this.daemon = daemon;
        this.relay = relay;
    }

    /** A daemon on {@code port} that serves {@code served}; what it needs is kept in {@code own}. */
    public static Rsync serving(Path served, int port, Path own) throws IOException {
        Path conf = Files.writeString(
                own.resolve("rsyncd.conf"), """
                use chroot = no
                address = 127.0.0.1
                pid file = %s
                [served]
                path = %s
                read only = yes
                %s""".formatted(own.resolve("rsyncd.pid"), served, asRoot()));
        Files.deleteIfExists(own.resolve("rsyncd.pid"));
        Process daemon = new ProcessBuilder("rsync", "--daemon", "--no-detach", "--config=" + conf, "--port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(own.resolve("rsyncd.log").toFile())
                .start();
        return new Rsync(daemon, Relay.to(port));
    }

    /** Without it a daemon of root's would read as nobody, who may not see a private folder. */
    private static String asRoot() {
        return System.getProperty("user.name").equals("root") ? "uid = root\ngid = root\n" : "";
    }

    /** Where clients come to it. */
    public int port() {
        return relay.port();
    }

    /** Makes {@code copy} what is served; returns bytes on the wire and seconds. */
    public Cost pull(Path copy, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("rsync", "-a", "--delete-after"));
        command.addAll(List.of(options));
        command.addAll(List.of("rsync://127.0.0.1:" + relay.port() + "/served/", copy + "/"));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long before = relay.passed();
            long start = System.nanoTime();
            Process client =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (client.waitFor() == 0) {
                return new Cost(relay.passed() - before, (System.nanoTime() - start) / 1e9);
            }
            if (!daemon.isAlive()) {
                throw new IllegalStateException("rsync's daemon ended; its client said: " + said);
            }
            Thread.sleep(BETWEEN_ATTEMPTS); // the daemon does not listen yet
        }
        throw new IllegalStateException("rsync's daemon does not answer");
    }

    @Override
    public void close() {
        daemon.destroy();
        relay.close();
    }
}
