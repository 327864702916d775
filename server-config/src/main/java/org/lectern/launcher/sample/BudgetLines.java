package org.lectern.launcher.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A year of spending, booked line by line. */
final class BudgetLines {
    private static final int COUNT = 5200;
    private static final List<String> AREAS =
            List.of("教育 Education", "医疗 Health", "图书馆 Libraries", "环境 Environment", "行政 Administration");
    /** How many of a hundred bookings belong to each area. */
    private static final List<Integer> SHARES = List.of(34, 26, 22, 11, 7);

    private static final List<String> KINDS =
            List.of("人员 Staff", "差旅 Travel", "设备 Equipment", "资助 Grant", "服务 Services", "维修 Repairs");

    /** One booking, in cents. */
    private record Line(int month, int area, String kind, long cents) {}

    private BudgetLines() {}

    static List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of("编号 No", "月份 Month", "领域 Area", "类别 Kind", "金额 Amount", "凭证 Voucher"));
        int number = 0;
        for (Line line : lines()) {
            number++;
            rows.add(List.of(
                    number,
                    String.format(Locale.ROOT, "2025-%02d", line.month()),
                    AREAS.get(line.area()),
                    line.kind(),
                    String.format(Locale.ROOT, "%.2f", line.cents() / 100.0),
                    String.format(Locale.ROOT, "V%05d", number)));
        }
        return rows;
    }

    /** Spending by area and quarter, in thousands. */
    static List<List<Object>> totals() {
        long[][] sums = new long[AREAS.size()][4];
        lines().forEach(line -> sums[line.area()][(line.month() - 1) / 3] += line.cents());
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of("领域 Area", "一季度 Q1", "二季度 Q2", "三季度 Q3", "四季度 Q4"));
        for (int area = 0; area < AREAS.size(); area++) {
            List<Object> row = new ArrayList<>(List.of(AREAS.get(area)));
            for (long sum : sums[area]) {
                row.add(Math.round(sum / 1000.0) / 100.0);
            }
            rows.add(row);
        }
        return rows;
    }

    /** The totals as lines of a report. */
    static String summary() {
        StringBuilder text = new StringBuilder("\n# 各领域支出 Spending by area (1000)\n\n");
        for (List<Object> row : totals()) {
            text.append(String.join("    ", row.stream().map(String::valueOf).toList()))
                    .append("\n\n");
        }
        return text.toString();
    }

    private static List<Line> lines() {
        Random random = new Random(2025);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            int month = 1 + i * 12 / COUNT;
            String kind = KINDS.get(random.nextInt(KINDS.size()));
            lines.add(new Line(month, area(random.nextInt(100)), kind, 5_000L + random.nextInt(2_500_000)));
        }
        return lines;
    }

    private static int area(int percent) {
        int area = 0;
        int bound = SHARES.get(0);
        while (percent >= bound) {
            area++;
            bound += SHARES.get(area);
        }
        return area;
    }
}
