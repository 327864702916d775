package org.lectern.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.ClusterOptions;
import org.lectern.launcher.cluster.Member;
import org.lectern.launcher.instance.Home;
import org.lectern.launcher.instance.InstanceFolder;
import org.lectern.launcher.instance.Trees;

/**
 * One master and two nodes, between them a {@link Wire}, and under {@link #SMALL} a {@link SmallDisk}. Started once for
 * all test classes that take it as a parameter.
 */
final class FaultyCluster implements AutoCloseable {
    /** The node on the small disk. */
    static final String SMALL = "node-2";

    /** What every node leaves free on its disk. */
    static final long RESERVE = 16 << 20;

    private final Path folder;
    private final SmallDisk disk;
    private final Wire wire;
    private final Cluster cluster;

    private FaultyCluster(Path folder) throws IOException {
        this.folder = folder;
        disk = SmallDisk.at(folder.resolve(SMALL));
        int port = freePorts(3);
        wire = new Wire(port);
        cluster = start(port);
    }

    private Cluster start(int port) throws IOException {
        boolean started = false;
        try {
            Cluster running = Cluster.start(options(port));
            started = true;
            return running;
        } finally {
            if (!started) {
                wire.close();
                disk.close();
            }
        }
    }

    private ClusterOptions options(int port) {
        return ClusterOptions.in(folder)
                .withPort(port)
                .withMasterUrl(wire.url())
                .withNodeHeap("192m")
                .withQuickStart()
                .withSettings(
                        "lectern.heartbeat.interval=PT1S",
                        "lectern.heartbeat.offline-after=PT3S",
                        "lectern.heartbeat.error-interval-max=PT2S",
                        "lectern.sync.error-interval-max=PT2S",
                        "lectern.sync.wait=PT5S",
                        "lectern.node.read-timeout=PT5S",
                        "lectern.node.disk-reserve=" + RESERVE);
    }

    Cluster cluster() {
        return cluster;
    }

    Wire wire() {
        return wire;
    }

    SmallDisk disk() {
        return disk;
    }

    /** Leaves so much room for packages on the small disk; where none could be mounted, by a larger reserve. */
    void leaveRoom(long bytes) throws IOException {
        if (disk.isMounted()) {
            disk.fill(RESERVE + bytes);
        } else {
            restartSmallNode(disk.free() - bytes);
        }
    }

    /** Takes back what {@link #leaveRoom} did. */
    void makeRoom() throws IOException {
        disk.clear();
        if (!disk.isMounted()) {
            restartSmallNode(RESERVE);
        }
    }

    private void restartSmallNode(long reserve) throws IOException {
        cluster.terminate(SMALL);
        Path arguments = new InstanceFolder(smallNode().data()).arguments();
        String changed = Files.readString(arguments).replaceFirst("disk-reserve=\\d+", "disk-reserve=" + reserve);
        Files.writeString(arguments, changed);
        cluster.restart(SMALL);
    }

    Member smallNode() {
        return cluster.member(SMALL);
    }

    /** As it is for each test: everybody runs, the wire is whole and the disk has room. */
    void repair() throws IOException {
        wire.mend();
        disk.clear();
        for (Member member : cluster.members()) {
            if (!member.isRunning()) {
                cluster.restart(member.id());
            }
        }
    }

    @Override
    public void close() throws IOException {
        cluster.close();
        wire.close();
        disk.close();
        Trees.delete(folder);
    }

    /** The first of {@code count} ports side by side that nobody listens on. */
    private static int freePorts(int count) {
        return IntStream.iterate(20_100, port -> port < 30_000, port -> port + 10)
                .filter(first -> IntStream.range(first, first + count).allMatch(FaultyCluster::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** Hands the one cluster to those who ask for it. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == FaultyCluster.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(FaultyCluster.class))
                    .getOrComputeIfAbsent(FaultyCluster.class, key -> start(), FaultyCluster.class);
        }

        private static FaultyCluster start() {
            try {
                return new FaultyCluster(Files.createTempDirectory(Home.find().target(), "faulty-cluster"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
