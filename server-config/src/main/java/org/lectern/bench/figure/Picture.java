package org.lectern.bench.figure;

import java.util.List;
import java.util.Locale;

/** The ratios as bars, in SVG: a line where nginx is, a mark at each goal. */
public final class Picture {
    private static final int LABELS = 370;
    private static final int SCALE = 300;
    private static final int ROW = 26;
    private static final int TOP = 46;
    private static final double MOST = 1.6;
    private static final int VALUES = LABELS + (int) (SCALE * MOST) + 10;
    private static final int WIDTH = VALUES + 100;

    private final StringBuilder svg = new StringBuilder();

    private Picture() {}

    /** The picture of {@code comparisons}. */
    public static String of(List<Comparison> comparisons) {
        Picture picture = new Picture();
        int rows = comparisons.stream()
                .mapToInt(comparison -> comparison.goals().size())
                .sum();
        int height = TOP + rows * ROW + 16;
        picture.open(height);
        int y = TOP;
        for (Comparison comparison : comparisons) {
            for (Goal goal : comparison.goals()) {
                picture.bar(comparison, goal, y);
                y += ROW;
            }
        }
        picture.line(x(1), TOP - 8, height - 10, "#333");
        picture.text(x(1), TOP - 14, "middle", "nginx = 1");
        return picture.svg.append("</svg>\n").toString();
    }

    private void open(int height) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"13\" role=\"img\">%n",
                WIDTH, height, WIDTH, height);
        add("<title>A Lectern node beside nginx, ratios of medians</title>%n");
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n");
    }

    private void bar(Comparison comparison, Goal goal, int y) {
        double ratio = comparison.ratio(goal.measure());
        boolean reached = goal.isReachedBy(ratio);
        text(
                LABELS - 8,
                y + 14,
                "end",
                comparison.name() + ", " + goal.measure().words());
        add(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"18\" fill=\"%s\"/>%n",
                LABELS, y, x(ratio) - LABELS, reached ? "#2e7d5b" : "#c0392b");
        line(x(goal.bound()), y - 2, y + 20, "#e0a100");
        text(VALUES, y + 14, "start", String.format(Locale.ROOT, "%.2f (%s)", ratio, goal));
    }

    private void line(int x, int from, int to, String colour) {
        add(
                "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                x, x, from, to, colour);
    }

    private void text(int x, int y, String anchor, String words) {
        String escaped = words.replace("&", "&amp;").replace("<", "&lt;");
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"#222\">%s</text>%n", x, y, anchor, escaped);
    }

    /** Where a ratio is; what is too long or no number ends at the edge. */
    private static int x(double ratio) {
        double shown = ratio >= 0 ? Math.min(ratio, MOST) : 0;
        return LABELS + (int) Math.round(shown * SCALE);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
