package org.lectern.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.bench.figure.SlowFigures.Footprint;

final class PageTest {
    private static final Footprint FOOTPRINT = new Footprint(400_000_000, 80, 300);

    @Test
    void results_becomeTables() {
        String page = Page.of(new Results(
                List.of(Rounds.comparison("whole file", Rounds.of(1, 0.25), Rounds.of(2, 0.25))),
                List.of(new SlowFigures(300, 2, 0.85, new Latency(7, 1.5, 20), FOOTPRINT, FOOTPRINT, FOOTPRINT)),
                List.of("hand-off was left out"),
                List.of("2 cores")));

        assertThat(page.lines())
                .contains(
                        "| whole file, throughput to nginx's | 0.50 | ≥ 0.90 | missed |",
                        "| whole file, CPU to nginx's | 1.00 | ≤ 1.15 | reached |",
                        "| case | server | throughput, GB/s | requests, /s | CPU, s/GB | CPU with client, s/GB | RSS, MB | rounds | errors |",
                        "| whole file | node | 1.00 | 100 | 0.25 | 1.00 | 400 | 1 | 1 |",
                        "|  | **ratio** | 0.50 | 0.50 | 1.00 | 1.00 | 1.00 |  |  |",
                        "| 300 | 2 | 85 % | 1.5 ms | 20.0 ms | 400 → 400 → 400 MB | 80 → 80 → 80 | 300 → 300 → 300 |",
                        "- hand-off was left out",
                        "- 2 cores");
    }

    @Test
    void everyTable_hasAsManyCellsInEachRow() {
        String page = Page.of(new Results(
                List.of(Rounds.comparison("whole", Rounds.of(0, 0), Rounds.of(0, 0))),
                List.of(),
                List.of(),
                List.of()));

        String medians = page.substring(page.indexOf("## Medians"));
        assertThat(medians.lines().filter(line -> line.startsWith("|")))
                .hasSize(5)
                .allSatisfy(line ->
                        assertThat(line.chars().filter(c -> c == '|').count()).isEqualTo(10));
    }
}
