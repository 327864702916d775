package org.lectern.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs with as many nodes as {@code -Dlectern.fleet=10,50,200} says, 100 by default, and prints what happened. */
@Timeout(900)
final class FleetTest {
    private static final int SIZE = 8 << 20;
    private static final Fleet.Shape SHAPE = new Fleet.Shape(SIZE, 1 << 20, 10 << 20, Duration.ofMillis(10), 0.002);

    /** What is asked of the master again, since connections break and a busy machine lets takers fall silent. */
    private static final long MOST_PACKAGES = 4;

    /** What the master sends a node besides the package: manifest, news, keys, passes with siblings. */
    private static final long BESIDES = 100_000;

    @TempDir
    private Path folder;

    static Stream<Integer> sizes() {
        return Arrays.stream(System.getProperty("lectern.fleet", "100").split(",", -1))
                .map(Integer::valueOf);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void publish_allNodesHaveEveryByteAndTheMasterSendsThePackageAboutOnce(int nodes) throws IOException {
        Fleet.Outcome outcome = new Fleet(SHAPE, folder).run(nodes);
        System.out.printf(
                Locale.ROOT,
                "| %d | %.1f | %.1f | %.2f | %.1f | %d | %d | %.2f |%n",
                outcome.nodes(),
                outcome.half(),
                outcome.last(),
                (double) outcome.packageBytes() / SIZE,
                (outcome.allBytes() - outcome.packageBytes()) / 1e3 / nodes,
                outcome.questions(),
                outcome.refusals(),
                (double) outcome.mostOfOne() / SIZE);

        assertThat(outcome.wrong()).isZero();
        assertThat(outcome.packageBytes()).isLessThanOrEqualTo(MOST_PACKAGES * SIZE);
        assertThat(outcome.allBytes() - outcome.packageBytes()).isLessThanOrEqualTo(BESIDES * nodes);
    }
}
