package org.lectern.bench.server;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.lectern.bench.load.Processes;
import org.lectern.content.Digest;
import org.lectern.launcher.client.Json;
import org.lectern.launcher.client.MasterClient;
import org.lectern.launcher.client.PackageDownload;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.ClusterOptions;
import org.lectern.launcher.cluster.Member;
import org.lectern.launcher.instance.InstanceFolder;
import org.lectern.launcher.instance.Pause;

/** The only node of a cluster of our own, with packages that it holds. Closing it ends the cluster. */
public final class NodeUnderTest implements AutoCloseable {
    private static final String ID = "node-1";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int FIRST_PIECE = 65_536;

    private final Cluster cluster;
    private final MasterClient master;
    private final Path arguments;
    private final List<String> own;

    private NodeUnderTest(Cluster cluster) throws IOException {
        this.cluster = cluster;
        this.master = new MasterClient(cluster.masterUrl(), cluster.adminKey());
        this.arguments = new InstanceFolder(member().data()).arguments();
        this.own = Files.readAllLines(arguments);
    }

    /** Starts a master and the node with that much heap in {@code folder}. */
    public static NodeUnderTest start(Path folder, String heap) {
        Cluster cluster = Cluster.start(ClusterOptions.in(folder)
                .withNodes(1)
                .withNodeHeap(heap)
                .withSettings("lectern.ticket.lifetime=PT12H"));
        try {
            return new NodeUnderTest(cluster);
        } catch (IOException e) {
            cluster.close();
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Publishes a meeting with one document that no compression makes smaller.
     *
     * @param file where its package goes, verified
     * @return the package's link at the node
     */
    public URI publish(String meeting, long size, Path file) {
        String path = "/meetings/" + meeting;
        master.put(path, Json.object("{\"title\":\"Benchmark\",\"time_zone\":\"Asia/Shanghai\"}"), Map.of());
        upload(path + "/documents/noise.bin", size, file.resolveSibling("noise.bin"));
        Digest digest = Digest.parse(master.post(path + "/publish").getString("digest"));
        await(() -> link(path).getPort() == port(), "the node does not hold " + meeting);
        URI link = link(path);
        Digest loaded = load(link, file);
        if (!loaded.equals(digest)) {
            throw new IllegalStateException("the node served " + loaded + " for " + digest);
        }
        return link;
    }

    /** Loads the package at {@code link} into {@code file}; after that the node has verified all of it. */
    public static Digest load(URI link, Path file) {
        return new PackageDownload().load(link, FIRST_PIECE, file);
    }

    private URI link(String path) {
        JsonObject data = master.require(path + "/data");
        return URI.create(data.getString("download_url"));
    }

    private void upload(String path, long size, Path noise) {
        try {
            Random random = new Random(size);
            byte[] piece = new byte[1 << 20];
            try (OutputStream out = Files.newOutputStream(noise)) {
                for (long written = 0; written < size; written += piece.length) {
                    random.nextBytes(piece);
                    out.write(piece, 0, (int) Math.min(piece.length, size - written));
                }
            }
            MasterClient.Answer answer = master.put(path, BodyPublishers.ofFile(noise), Map.of());
            if (!answer.isFine()) {
                throw new IllegalStateException(answer.status() + " " + MasterClient.reason(answer));
            }
            Files.delete(noise);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the node and starts it on the same data and port with {@code options} for its JVM besides its own. */
    public void restartWith(List<String> options) {
        cluster.terminate(ID);
        try {
            List<String> lines = new ArrayList<>(options);
            lines.addAll(own);
            Files.write(arguments, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cluster.restart(ID);
    }

    /**
     * Restarts the node with a TLS listener besides its own, which Payara Micro takes as system properties.
     *
     * @return {@code link} at that listener
     */
    public URI restartWithTls(URI link, Certificate certificate) {
        int port = FreePort.find();
        bindToLoopback();
        restartWith(List.of(
                "-Dpayaramicro.sslPort=" + port,
                "-Djavax.net.ssl.keyStore=" + certificate.store(),
                "-Djavax.net.ssl.keyStorePassword=" + Certificate.PASSWORD));
        return URI.create("https://127.0.0.1:" + port + link.getRawPath() + "?" + link.getRawQuery());
    }

    private void bindToLoopback() {
        try {
            Files.writeString(
                    arguments.resolveSibling("preboot.asadmin"),
                    "set configs.config.server-config.network-config.network-listeners.network-listener.https-listener"
                            + ".address=127.0.0.1\n",
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier condition, String otherwise) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline || !Pause.of(POLL)) {
                throw new IllegalStateException(otherwise);
            }
        }
    }

    /** The node's port. */
    public int port() {
        return member().url().getPort();
    }

    /** The node's process as it is now. */
    public Processes processes() {
        return new Processes(List.of(member().pid().orElseThrow()));
    }

    private Member member() {
        return cluster.member(ID);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
