package org.lectern.bench.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Results as a page of Markdown. */
public final class Page {
    private final List<String> lines = new ArrayList<>();

    private Page() {}

    /** The page of {@code results}. */
    public static String of(Results results) {
        Page page = new Page();
        page.goals(results.verdicts());
        page.figures(results.comparisons());
        page.slow(results.slow());
        page.list("Remarks", results.remarks());
        page.list("Ran on", results.machine());
        return String.join("\n", page.lines) + "\n";
    }

    private void goals(List<Verdict> verdicts) {
        heading("Goals");
        row("case", "value", "goal", "");
        rule(4);
        verdicts.forEach(verdict -> row(verdict.what(), verdict.value(), verdict.goal(), verdict.word()));
    }

    private void figures(List<Comparison> comparisons) {
        if (comparisons.isEmpty()) {
            return;
        }
        heading("Medians");
        Measure[] measures = Measure.values();
        row(Stream.concat(
                        Stream.of("case", "server"),
                        Stream.concat(
                                Stream.of(measures).map(measure -> measure.words() + ", " + measure.unit()),
                                Stream.of("rounds", "errors")))
                .toArray(String[]::new));
        rule(measures.length + 4);
        for (Comparison comparison : comparisons) {
            medians(comparison.name(), "node", comparison.node());
            medians("", "nginx", comparison.nginx());
            List<String> ratios = new ArrayList<>(List.of("", "**ratio**"));
            Stream.of(measures).map(comparison::ratio).map(Page::two).forEach(ratios::add);
            ratios.addAll(List.of("", ""));
            row(ratios.toArray(String[]::new));
        }
    }

    private void medians(String name, String server, Medians medians) {
        List<String> cells = new ArrayList<>(List.of(name, server));
        Stream.of(Measure.values())
                .map(medians::of)
                .map(value -> value >= 100 ? String.format(Locale.ROOT, "%.0f", value) : two(value))
                .forEach(cells::add);
        cells.add(String.valueOf(medians.rounds().size()));
        cells.add(String.valueOf(medians.errors()));
        row(cells.toArray(String[]::new));
    }

    private void slow(List<SlowFigures> slow) {
        if (slow.isEmpty()) {
            return;
        }
        heading("Slow clients (before → most → after)");
        row("clients", "failed", "slowest got", "range p50", "range p99", "RSS", "threads", "descriptors");
        rule(8);
        slow.forEach(figures -> row(figures.cells().toArray(String[]::new)));
    }

    private void list(String title, List<String> items) {
        if (!items.isEmpty()) {
            heading(title);
            items.forEach(item -> lines.add("- " + item));
        }
    }

    private void heading(String title) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add("## " + title);
        lines.add("");
    }

    private void row(String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
    }

    private void rule(int columns) {
        lines.add("|" + String.join("", Collections.nCopies(columns, "---|")));
    }

    private static String two(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "–";
    }
}
