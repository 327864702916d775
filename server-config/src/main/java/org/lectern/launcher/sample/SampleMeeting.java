package org.lectern.launcher.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Writes the sample meeting's folder. */
public final class SampleMeeting {
    /** The meeting's title. */
    public static final String TITLE = "湖畔基金会第十二次理事会 Lakeside Foundation, 12th Board Meeting";

    private static final String OPENING = "01 会议开始 Opening/";
    private static final String MINUTES = "02 上次会议纪要 Minutes/";
    private static final String FINANCE = "03 年度财务 Finance/";
    private static final String LIBRARY = "04 新图书馆 New library/";
    private static final String OTHER = "10 其他事项 Any other business/";

    private final Path folder;

    private SampleMeeting(Path folder) {
        this.folder = folder;
    }

    /** Writes every file of the meeting below {@code folder}, over what is there. */
    public static void write(Path folder) {
        try {
            new SampleMeeting(folder).write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() throws IOException {
        put(OPENING + "议程 Agenda.pdf", TextPdf.of(text("agenda")));
        put(OPENING + "会议通知 Notice.docx", WordFile.of(text("notice")));
        put(MINUTES + "第十一次会议纪要 Minutes of the 11th meeting.pdf", TextPdf.of(text("minutes")));
        put(MINUTES + "行动项 Action items.csv", csv(ActionItems.rows()));
        put(FINANCE + "3.1 决算 Accounts/年度报告 Annual report.pdf", TextPdf.of(text("report") + BudgetLines.summary()));
        put(FINANCE + "3.1 决算 Accounts/预算 Budget.xlsx", SheetFile.of("预算 Budget", BudgetLines.totals()));
        put(FINANCE + "3.1 决算 Accounts/预算执行明细 Budget lines.csv", csv(BudgetLines.rows()));
        put(FINANCE + "3.2 审计 Audit/Audit opinion 审计意见.pdf", TextPdf.of(text("audit")));
        put(LIBRARY + "效果图 View from the park.png", Landscape.png(1920, 1200, 20260312));
        put(LIBRARY + "总平面图 Site plan.png", SitePlan.png());
        put(LIBRARY + "项目说明 Project description.docx", WordFile.of(text("library")));
        put(OTHER + "表决规则 Voting rules.pdf", TextPdf.of(text("voting")));
    }

    private void put(String path, byte[] bytes) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static String text(String name) throws IOException {
        try (InputStream text = Objects.requireNonNull(SampleMeeting.class.getResourceAsStream(name + ".txt"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A table that spreadsheet programs open by a double click: UTF-8 with its mark, comma-separated. */
    private static byte[] csv(List<List<Object>> rows) {
        StringBuilder text = new StringBuilder("\ufeff");
        for (List<Object> row : rows) {
            text.append(String.join(",", row.stream().map(String::valueOf).toList()))
                    .append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
