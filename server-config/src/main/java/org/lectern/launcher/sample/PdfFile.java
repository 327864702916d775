package org.lectern.launcher.sample;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A PDF 1.5 file (ISO 32000-1) with text, whose Chinese font is one of the predefined ones and not in the file. */
final class PdfFile {
    private static final int CATALOG = 1;
    private static final int TREE = 2;
    private static final int FIRST_PAGE = 8;
    private static final List<String> FONTS = List.of(
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H"
                    + " /DescendantFonts [6 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 7 0 R"
                    + " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /ItalicAngle 0 /Ascent 880 /Descent -120"
                    + " /CapHeight 880 /StemV 93 /FontBBox [-25 -254 1000 880] >>");

    private final List<PdfPage> pages = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    /** Adds an A4 page. */
    PdfPage page() {
        PdfPage page = new PdfPage();
        pages.add(page);
        return page;
    }

    /** The whole file. */
    byte[] bytes() {
        write("%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n");
        object("<< /Type /Catalog /Pages " + TREE + " 0 R >>");
        object("<< /Type /Pages /Count " + pages.size() + " /Kids [" + kids() + "] >>");
        FONTS.forEach(this::object);
        for (int i = 0; i < pages.size(); i++) {
            object("<< /Type /Page /Parent " + TREE + " 0 R /MediaBox [0 0 595 842] /Contents "
                    + (FIRST_PAGE + 2 * i + 1) + " 0 R"
                    + " /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> >>");
            String drawing = pages.get(i).drawing();
            object("<< /Length " + drawing.length() + " >>\nstream\n" + drawing + "endstream");
        }
        trailer();
        return bytes.toByteArray();
    }

    private String kids() {
        StringBuilder kids = new StringBuilder();
        for (int i = 0; i < pages.size(); i++) {
            kids.append(FIRST_PAGE + 2 * i).append(" 0 R ");
        }
        return kids.toString().strip();
    }

    private void object(String content) {
        offsets.add(bytes.size());
        write(offsets.size() + " 0 obj\n" + content + "\nendobj\n");
    }

    private void trailer() {
        int start = bytes.size();
        int count = offsets.size() + 1;
        write("xref\n0 " + count + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> write(String.format(Locale.ROOT, "%010d 00000 n \n", offset)));
        write("trailer\n<< /Size " + count + " /Root " + CATALOG + " 0 R >>\nstartxref\n" + start + "\n%%EOF\n");
    }

    private void write(String text) {
        byte[] part = text.getBytes(StandardCharsets.ISO_8859_1);
        bytes.write(part, 0, part.length);
    }
}
