package org.lectern.bench.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The papers of meetings, the same bytes on every machine. */
public final class Papers {
    private static final int PDF = 5_000_000;
    private static final int OFFICE = 2_500_000;
    private static final int PICTURE = 2_000_000;
    private static final int TEXT = 500_000;
    private static final int FOLDERS = 10;

    private Papers() {}

    /**
     * About 500 MB as meetings have them: 60 % PDF, 25 % Office, 10 % pictures, 5 % texts, tables and XML.
     *
     * @param revision 0 for the first; any other replaces one PDF, 1 % of all
     */
    public static List<Paper> meeting(int revision) {
        List<Paper> papers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int seed = i == 30 ? 1_000 + revision : i;
            papers.add(new Paper(path(i, "report.pdf"), "application/pdf", () -> pdf(seed, PDF)));
        }
        for (int i = 0; i < 50; i++) {
            int seed = 100 + i;
            papers.add(new Paper(
                    path(i, "draft.docx"),
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    () -> office(seed, OFFICE)));
        }
        for (int i = 0; i < 25; i++) {
            int seed = 200 + i;
            papers.add(new Paper(path(i, "plan.jpg"), "image/jpeg", () -> random(seed, PICTURE)));
        }
        for (int i = 0; i < 50; i++) {
            papers.add(text(i, TEXT));
        }
        return papers;
    }

    /** About 30 MB of texts, tables and XML from 2 KB to 2 MB. */
    public static List<Paper> texts() {
        List<Paper> papers = new ArrayList<>();
        for (int i = 0; i < 96; i++) {
            papers.add(text(i, 2_000 << i % 11));
        }
        return papers;
    }

    private static Paper text(int i, int size) {
        int seed = 300 + i;
        return switch (i % 3) {
            case 0 -> new Paper(path(i, "minutes.txt"), "text/plain", () -> Prose.text(seed, size));
            case 1 -> new Paper(path(i, "budget.csv"), "text/csv", () -> Prose.table(seed, size));
            default -> new Paper(path(i, "motions.xml"), "application/xml", () -> Prose.xml(seed, size));
        };
    }

    private static String path(int i, String name) {
        return "item " + i % FOLDERS + "/" + i + " " + name;
    }

    /** A scan: pages of compressed pictures between a few objects. */
    private static byte[] pdf(int seed, int size) {
        byte[] bytes = random(seed, size);
        byte[] object = ("\nendstream\nendobj\n" + seed + " 0 obj\n<< /Type /XObject /Subtype /Image /Filter /DCTDecode"
                        + " /Width 2480 /Height 3508 >>\nstream\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at + object.length < size; at += 250_000) {
            System.arraycopy(object, 0, bytes, at, object.length);
        }
        return bytes;
    }

    /** A ZIP with text in it and a picture. */
    private static byte[] office(int seed, int size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(size);
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(entry("word/document.xml"));
            zip.write(Prose.xml(seed, 200_000));
            zip.setLevel(0);
            zip.putNextEntry(entry("word/media/image1.jpeg"));
            zip.write(random(seed, size - 60_000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        return entry;
    }

    private static byte[] random(int seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
