package org.lectern.launcher.sample;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The drawing of one page: Latin letters in Helvetica, Chinese ones in the reader's own Song type. */
final class PdfPage {
    private final StringBuilder drawing = new StringBuilder();

    /** Draws one line of text with its base line's left end at a point. */
    void text(int x, int y, int size, boolean bold, String text) {
        drawing.append("BT ").append(x).append(' ').append(y).append(" Td ");
        int from = 0;
        while (from < text.length()) {
            boolean chinese = isChinese(text.charAt(from));
            int to = from;
            while (to < text.length() && isChinese(text.charAt(to)) == chinese) {
                to++;
            }
            String run = text.substring(from, to);
            String font = chinese ? "/F3" : bold ? "/F2" : "/F1";
            drawing.append(font).append(' ').append(size).append(" Tf ");
            drawing.append(chinese ? hexadecimal(run) : literal(run)).append(" Tj ");
            from = to;
        }
        drawing.append("ET\n");
    }

    /** Draws a thin line from a point to the right. */
    void line(int x, int y, int toX) {
        drawing.append("0.6 w " + x + " " + y + " m " + toX + " " + y + " l S\n");
    }

    String drawing() {
        return drawing.toString();
    }

    /** Whether a character is drawn with the Chinese font. */
    static boolean isChinese(char c) {
        return c > 0xff;
    }

    private static String literal(String text) {
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")";
    }

    private static String hexadecimal(String text) {
        return "<" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE)) + ">";
    }
}
