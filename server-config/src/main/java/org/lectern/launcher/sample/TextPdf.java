package org.lectern.launcher.sample;

import java.util.ArrayList;
import java.util.List;

/** Sets a text in pages: headings, paragraphs broken into lines, page numbers. */
final class TextPdf {
    private static final int LEFT = 64;
    private static final int TOP = 772;
    private static final int BOTTOM = 80;
    private static final int WIDTH = 595 - 2 * LEFT;
    private static final int BODY = 11;
    private static final int HEADING = 16;

    private final PdfFile pdf = new PdfFile();
    private PdfPage page = pdf.page();
    private int pages = 1;
    private int y = TOP;

    private TextPdf() {}

    /** A PDF of {@code text}: blank lines part paragraphs, {@code # } begins a heading. */
    static byte[] of(String text) {
        TextPdf setting = new TextPdf();
        Paragraph.parse(text).forEach(setting::set);
        setting.number();
        return setting.pdf.bytes();
    }

    private void set(Paragraph paragraph) {
        int size = paragraph.heading() ? HEADING : BODY;
        if (paragraph.heading() && y < BOTTOM + 120) {
            turn();
        }
        y -= paragraph.heading() ? 14 : 0;
        for (String line : lines(paragraph.text(), size)) {
            if (y < BOTTOM) {
                turn();
            }
            page.text(LEFT, y, size, paragraph.heading(), line);
            y -= size + 6;
        }
        if (paragraph.heading()) {
            page.line(LEFT, y + size - 4, LEFT + WIDTH);
        }
        y -= 6;
    }

    private void turn() {
        number();
        page = pdf.page();
        pages++;
        y = TOP;
    }

    private void number() {
        page.text(LEFT, 48, 9, false, "湖畔基金会 Lakeside Foundation · " + pages);
    }

    /** Breaks {@code text} where a line of this size is full: after a space, or between two Chinese characters. */
    static List<String> lines(String text, int size) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        double width = 0;
        int breakAt = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (width + em(c) * size > WIDTH && breakAt > 0) {
                lines.add(line.substring(0, breakAt).stripTrailing());
                line.delete(0, breakAt);
                width = line.chars().mapToDouble(kept -> em((char) kept) * size).sum();
                breakAt = 0;
            }
            line.append(c);
            width += em(c) * size;
            if (c == ' ' || PdfPage.isChinese(c)) {
                breakAt = line.length();
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** About how wide a character is, in ems. */
    private static double em(char c) {
        return PdfPage.isChinese(c) ? 1 : 0.51;
    }
}
