package org.lectern.master.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.master.access.AccessSamples;
import org.lectern.master.access.Signatures;
import org.lectern.store.LocalContentStore;
import org.lectern.ticket.SigningKey;

/** A master that is killed by the system (SIGKILL) at points of publishing that nobody chose, again and again. */
final class PublishKillTest {
    private static final int KILLS = 12;
    private static final int LONGEST_LIFE_MILLIS = 1500;
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    private final Random random = new Random(6);

    @Test
    void versionsAreWhollyThereOrNotAtAll_andNothingLeaks() throws Exception {
        Files.writeString(folder.resolve("key"), SigningKey.generate().toPrivateJwk());
        Set<String> told = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            told.addAll(live(Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS))));
            assertThat(versions()).containsAll(told);
        }
        assertThat(versions()).hasSizeGreaterThan(1);

        LocalContentStore store = PublishingProgram.store(folder);
        Set<Digest> needed = needed();
        store.sweep(Instant.now().plus(Duration.ofDays(2)), Duration.ofDays(1), needed::contains);
        assertThat(files())
                .containsExactlyInAnyOrderElementsOf(
                        needed.stream().map(Digest::hex).toList());
    }

    /** One life of the master; answers what it said that it published. */
    private List<String> live(Duration life) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process master = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PublishingProgram.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            long start = System.nanoTime();
            while (!Files.readString(output).contains("ready")) {
                boolean ended = master.waitFor(5, TimeUnit.MILLISECONDS);
                assertThat(ended || System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS))
                        .as(Files.readString(output))
                        .isFalse();
            }
            assertThat(master.waitFor(life.toMillis(), TimeUnit.MILLISECONDS))
                    .as(Files.readString(output))
                    .isFalse();
        } finally {
            master.destroyForcibly();
            master.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        return Files.readString(output)
                .lines()
                .filter(line -> line.matches("published \\d+ sha256:[0-9a-f]{64}"))
                .map(line -> line.substring("published ".length()))
                .toList();
    }

    /** The versions that another start finds, each checked to be whole and the newest to be current. */
    private List<String> versions() throws SQLException, IOException {
        List<List<String>> rows =
                query("select version, digest, manifest_digest from published_package order by version");
        for (List<String> row : rows) {
            checkWhole(Integer.parseInt(row.get(0)), new Digest(row.get(1)), new Digest(row.get(2)));
        }
        assertThat(rows)
                .extracting(row -> row.get(0))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, rows.size())
                        .mapToObj(Integer::toString)
                        .toList());
        List<List<String>> current = query("select version, digest from sync_item");
        assertThat(current)
                .isEqualTo(rows.stream()
                        .skip(Math.max(0, rows.size() - 1))
                        .map(row -> row.subList(0, 2))
                        .toList());
        return rows.stream().map(row -> row.get(0) + " sha256:" + row.get(1)).toList();
    }

    private void checkWhole(int version, Digest digest, Digest manifestDigest) throws IOException {
        LocalContentStore store = PublishingProgram.store(folder);
        Signatures signatures = AccessSamples.signatures(Clock.systemUTC(), PublishingProgram.key(folder));
        assertThat(ContentReading.isWhole(store.find(digest).orElseThrow())).isTrue();
        try (var in =
                Channels.newInputStream(store.find(manifestDigest).orElseThrow().open())) {
            Manifest manifest = signatures.openManifest(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
            assertThat(manifest.digest()).isEqualTo(digest);
            assertThat(manifest.version()).isEqualTo(version);
        }
    }

    private Set<Digest> needed() throws SQLException {
        return query("select digest from published_package union select manifest_digest from published_package"
                        + " union select digest from document_revision")
                .stream()
                .map(row -> new Digest(row.get(0)))
                .collect(Collectors.toSet());
    }

    private List<List<String>> query(String query) throws SQLException {
        JdbcConnectionPool database = PublishingProgram.database(folder);
        try (Connection connection = database.getConnection();
                ResultSet found = connection.createStatement().executeQuery(query)) {
            List<List<String>> rows = new ArrayList<>();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(found.getString(column));
                }
                rows.add(row);
            }
            return rows;
        } finally {
            database.dispose();
        }
    }

    /** The names of all files in the content folder. */
    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("content"))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .toList();
        }
    }
}
