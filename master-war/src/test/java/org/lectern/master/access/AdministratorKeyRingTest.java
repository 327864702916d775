package org.lectern.master.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.network.Networks;
import org.lectern.settings.Secret;

final class AdministratorKeyRingTest {
    @TempDir
    private Path data;

    @Test
    void keyThatIsSet_isHeldAndNotWritten() throws IOException {
        AdministratorKeyRing ring = new AdministratorKeyRing(settings(Optional.of(new Secret("a-key-that-was-set"))));

        assertThat(ring.match("a-key-that-was-set")).isPresent();
        assertThat(ring.match("another")).isEmpty();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void keyThatIsNotSet_isMadeForTheServersUserAlone() throws IOException {
        AdministratorKeyRing ring = ring();

        String key = Files.readString(keyFile()).strip();
        assertThat(ring.match(key)).isPresent();
        assertThat(key).matches("[A-Za-z0-9_-]{43}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
                .isEqualTo("rw-------");
        assertThat(data.resolve("deep")).isDirectoryContaining("glob:**admin-key");
    }

    @Test
    void keyThatWasMade_staysAcrossStarts() throws IOException {
        ring();
        String key = Files.readString(keyFile());

        AdministratorKeyRing again = ring();

        assertThat(again.match(key.strip())).isPresent();
        assertThat(Files.readString(keyFile())).isEqualTo(key);
    }

    @Test
    void mastersThatStartTogether_agreeOnOneKey() throws Exception {
        int masters = 8;
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService starters = Executors.newFixedThreadPool(masters);
        List<Future<AdministratorKeyRing>> rings = new ArrayList<>();
        for (int i = 0; i < masters; i++) {
            rings.add(starters.submit(() -> {
                go.await();
                return ring();
            }));
        }
        go.countDown();

        for (Future<AdministratorKeyRing> ring : rings) {
            assertThat(ring.get().match(Files.readString(keyFile()).strip())).isPresent();
        }
        starters.shutdown();
        try (var files = Files.list(data.resolve("deep"))) {
            assertThat(files).containsExactly(keyFile());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "short"})
    void fileWithoutAKey_isRefusedByName(String content) throws IOException {
        Files.createDirectories(data.resolve("deep"));
        Files.writeString(keyFile(), content);

        assertThatIllegalStateException()
                .isThrownBy(this::ring)
                .withMessageContaining(keyFile().toString());
    }

    private AdministratorKeyRing ring() throws IOException {
        return new AdministratorKeyRing(settings(Optional.empty()));
    }

    private AccessSettings settings(Optional<Secret> key) {
        return new AccessSettings(key, keyFile(), Networks.ANY);
    }

    private Path keyFile() {
        return data.resolve("deep").resolve("admin-key");
    }
}
