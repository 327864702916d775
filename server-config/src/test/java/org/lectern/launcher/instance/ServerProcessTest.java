package org.lectern.launcher.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.launcher.instance.Readiness.Candidate;
import org.lectern.launcher.terminal.Refusal;

final class ServerProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void terminated_ends() {
        ServerProcess process = sleeper("600.1");
        assertThat(process.isAlive()).isTrue();
        process.terminate();
        assertThat(process.awaitEnd(PATIENCE)).isTrue();
    }

    @Test
    void deafProcess_isKilled() throws IOException {
        List<String> deaf = List.of("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 0.1; done", "mark");
        ServerProcess process = ServerProcess.start(deaf, folder.resolve("log"), "mark");
        while (Files.size(folder.resolve("log")) == 0) {
            assertThat(Pause.of(Duration.ofMillis(10))).isTrue();
        }
        process.terminate();
        assertThat(process.awaitEnd(Duration.ofMillis(200))).isFalse();
        process.kill();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void processIdOfSomethingElse_isNotAlive() {
        assertThat(new ServerProcess(ProcessHandle.current().pid(), "no such mark").isAlive())
                .isFalse();
    }

    @Test
    void earlierLog_isKeptBeside() throws IOException {
        Path log = folder.resolve("log");
        Files.writeString(log, "before");
        ServerProcess process = ServerProcess.start(List.of("true"), log, "true");
        assertThat(process.awaitEnd(PATIENCE)).isTrue();
        assertThat(folder.resolve("log.1")).hasContent("before");
    }

    @Test
    void serverThatEnds_isRefusedWithTheEndOfItsLog() {
        Path log = folder.resolve("log");
        ServerProcess process = ServerProcess.start(List.of("sh", "-c", "echo out of luck", "x"), log, "x");
        assertThat(process.awaitEnd(PATIENCE)).isTrue();
        Candidate candidate = new Candidate("master", URI.create("http://127.0.0.1:9"), process, log);
        assertThatThrownBy(() -> new Readiness().await(List.of(candidate), PATIENCE, ready -> {}))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll("master", "out of luck");
    }

    @Test
    void serverThatIsLate_isRefused() {
        ServerProcess process = sleeper("600.2");
        Candidate candidate = new Candidate("node-1", URI.create("http://127.0.0.1:9"), process, folder.resolve("log"));
        assertThatThrownBy(() -> new Readiness().await(List.of(candidate), Duration.ZERO, ready -> {}))
                .hasMessageContaining("node-1 was not ready");
        process.kill();
    }

    private ServerProcess sleeper(String seconds) {
        return ServerProcess.start(List.of("sleep", seconds), folder.resolve("log"), seconds);
    }
}
