package org.lectern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lectern.bench.server.MeetingUnderTest;
import org.lectern.bench.server.Nginx;
import org.lectern.bench.server.Program;
import org.lectern.bench.sync.Cost;
import org.lectern.bench.sync.Relay;
import org.lectern.launcher.cluster.Cluster;

/** The packages of a meeting and of its revision as files, and how zsync and casync move one to the other from nginx. */
final class Archives {
    private final Path folder;
    private final Path served;
    private final Cluster cluster;
    private final Path header;

    Archives(Path folder, Cluster cluster) throws IOException {
        this.folder = Files.createDirectory(folder);
        this.served = Files.createDirectory(folder.resolve("served"));
        this.cluster = cluster;
        this.header = Files.writeString(folder.resolve("header"), "Authorization: Bearer " + cluster.adminKey());
    }

    /** Takes the current package of a meeting from the master. */
    void keep(MeetingUnderTest meeting, String name) throws IOException {
        curl(cluster.masterUrl() + "/api/v1" + meeting.path() + "/download-package", served.resolve(name));
    }

    /** Loads {@code url} with the administrator's key; answers in how many seconds. */
    double curl(String url, Path file) throws IOException {
        long start = System.nanoTime();
        String said = Program.run(List.of("curl", "-sS", "-f", "-L", "-H", "@" + header, "-o", file.toString(), url));
        if (!said.isBlank()) {
            throw new IOException("curl: " + said.strip());
        }
        return (System.nanoTime() - start) / 1e9;
    }

    Cost zsync() throws IOException {
        Program.run(List.of(
                "zsyncmake",
                "-u",
                "revised.zip",
                "-o",
                served.resolve("revised.zip.zsync").toString(),
                served.resolve("revised.zip").toString()));
        return pull(port -> List.of(
                "zsync",
                "-q",
                "-i",
                served.resolve("old.zip").toString(),
                "-o",
                made().toString(),
                "http://127.0.0.1:" + port + "/revised.zip.zsync"));
    }

    Cost casync() throws IOException {
        Program.run(List.of(
                "casync",
                "make",
                "--store=" + served.resolve("chunks.castr"),
                served.resolve("revised.caibx").toString(),
                served.resolve("revised.zip").toString()));
        return pull(port -> List.of(
                "casync",
                "extract",
                "--store=http://127.0.0.1:" + port + "/chunks.castr",
                "--seed=" + served.resolve("old.zip"),
                "http://127.0.0.1:" + port + "/revised.caibx",
                made().toString()));
    }

    private Path made() {
        return folder.resolve("made.zip");
    }

    /** What a client does that reaches the server on a port. */
    private interface Client {
        List<String> command(int port);
    }

    private Cost pull(Client client) throws IOException {
        Files.deleteIfExists(made());
        try (Nginx nginx = Nginx.files(folder.resolve("nginx"), served);
                Relay relay = Relay.to(nginx.port())) {
            long start = System.nanoTime();
            String said = Program.run(client.command(relay.port()));
            double seconds = (System.nanoTime() - start) / 1e9;
            if (!Files.exists(made()) || Files.mismatch(made(), served.resolve("revised.zip")) >= 0) {
                throw new IOException("another package came out: " + said.strip());
            }
            return new Cost(relay.passed(), seconds);
        }
    }
}
