package org.lectern.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.launcher.terminal.Refusal;

final class BenchOptionsTest {
    private static final Path HOME = Path.of("/project");

    @Test
    void nothingTyped_isTheWholeBenchmark() {
        BenchOptions options = BenchOptions.parse(List.of(), HOME);

        assertThat(options.cases()).containsExactly(Case.values());
        assertThat(options.rounds()).isEqualTo(new BenchOptions.Rounds(2, 5, Duration.ofSeconds(5)));
        assertThat(options.size()).isEqualTo(256L << 20);
        assertThat(options.slow()).isEqualTo(new BenchOptions.Slow(List.of(2000), Duration.ofSeconds(60)));
        assertThat(options.results()).isEqualTo(HOME.resolve("server-config/bench/results"));
    }

    @Test
    void chosenCases_keepTheirOrder() {
        assertThat(BenchOptions.parse(List.of("--cases", "slow,whole-8"), HOME).cases())
                .containsExactly(Case.WHOLE_8, Case.SLOW);
    }

    @Test
    void fullFiles_haveNoWindow() {
        assertThat(BenchOptions.parse(List.of("--full", "--slow=2000,10000"), HOME)
                        .slow())
                .isEqualTo(new BenchOptions.Slow(List.of(2000, 10_000), Duration.ZERO));
    }

    @Test
    void unknownCase_isNamedWithThoseThatThereAre() {
        assertThatThrownBy(() -> BenchOptions.parse(List.of("--cases=whole"), HOME))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("\"whole\"", "whole-64", "slow");
    }

    @Test
    void unknownOption_isRefused() {
        assertThatThrownBy(() -> BenchOptions.parse(List.of("--round=3"), HOME))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--rounds");
    }

    @Test
    void help_namesEveryCase() {
        assertThat(Case.values())
                .allSatisfy(each -> assertThat(BenchOptions.HELP).contains(each.option()));
    }
}
