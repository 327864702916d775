package org.lectern.node.replica.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class EarlyForceTest {
    private static final int LITTLE = 1 << 20;
    private static final int MUCH = 20 << 20;

    @TempDir
    private Path folder;

    private final Deque<Runnable> asked = new ArrayDeque<>();
    private FileChannel channel;

    @BeforeEach
    void open() throws IOException {
        channel = FileChannel.open(folder.resolve("file"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Test
    void little_isNotWorthAHelpersWhile() throws IOException {
        try (EarlyForce force = new EarlyForce(channel, asked::add)) {
            force.written(LITTLE);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void much_isForcedByOneHelperAtATime() throws IOException {
        try (EarlyForce force = new EarlyForce(channel, asked::add)) {
            force.written(MUCH);
            force.written(MUCH);
            assertThat(asked).hasSize(1);

            asked.remove().run();
            force.written(LITTLE);
            assertThat(asked).hasSize(1);
            asked.remove().run();
        }
    }

    @Test
    void end_comesWhenTheHelperIsDone() throws IOException {
        ExecutorService helpers = Executors.newSingleThreadExecutor();
        try (EarlyForce force = new EarlyForce(channel, helpers)) {
            force.written(MUCH);
        } finally {
            helpers.shutdown();
        }
        assertThat(helpers.isShutdown()).isTrue();
    }

    @Test
    void fileThatCannotBeForced_isNoConcernOfHis() throws IOException {
        channel.close();
        assertThatNoException().isThrownBy(() -> {
            try (EarlyForce force = new EarlyForce(channel, Runnable::run)) {
                force.written(MUCH);
            }
        });
    }

    @Test
    void helpersThatStop_holdNothingUp() {
        assertThatNoException().isThrownBy(() -> {
            try (EarlyForce force = new EarlyForce(channel, work -> {
                throw new RejectedExecutionException();
            })) {
                force.written(MUCH);
            }
        });
    }
}
