package org.lectern.launcher.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.launcher.folder.MeetingFolder;

final class SampleMeetingTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void write() {
        SampleMeeting.write(folder.resolve("one"));
    }

    @Test
    void secondWriting_givesTheSameBytes() throws IOException {
        SampleMeeting.write(folder.resolve("two"));
        assertThat(digests("two")).isEqualTo(digests("one")).hasSize(12);
    }

    @Test
    void folder_canBeImported_andIsAFewMegabytes() {
        MeetingFolder meeting = MeetingFolder.read(folder.resolve("one"));
        assertThat(meeting.skipped()).isEmpty();
        assertThat(meeting.agenda()).hasSize(7);
        assertThat(meeting.size()).isBetween(1_500_000L, 5_000_000L);
    }

    @Test
    void pdf_pointsAtItsOwnObjects() throws IOException {
        String pdf = Files.readString(find("年度报告 Annual report.pdf"), StandardCharsets.ISO_8859_1);
        int table = Integer.parseInt(pdf.substring(pdf.indexOf("startxref") + 10, pdf.indexOf("%%EOF"))
                .strip());
        assertThat(pdf.substring(table)).startsWith("xref\n");
        String[] lines = pdf.substring(table).split("\n", -1);
        int count = Integer.parseInt(lines[1].substring(2));
        assertThat(count).isGreaterThan(10);
        for (int i = 1; i < count; i++) {
            int offset = Integer.parseInt(lines[2 + i].substring(0, 10));
            assertThat(pdf.substring(offset)).startsWith(i + " 0 obj");
        }
    }

    @Test
    void officeFiles_areContainersWithTheirMainPart() throws IOException {
        try (ZipFile word = new ZipFile(find("会议通知 Notice.docx").toFile());
                ZipFile sheet = new ZipFile(find("预算 Budget.xlsx").toFile())) {
            assertThat(word.getEntry("word/document.xml")).isNotNull();
            assertThat(sheet.getEntry("xl/worksheets/sheet1.xml")).isNotNull();
        }
    }

    @Test
    void pictures_open() throws IOException {
        BufferedImage view = ImageIO.read(find("效果图 View from the park.png").toFile());
        assertThat(view.getWidth()).isEqualTo(1920);
    }

    @Test
    void lines_breakBetweenWordsAndBetweenChineseCharacters() {
        assertThat(TextPdf.lines("word ".repeat(60).strip(), 11)).allMatch(line -> line.endsWith("word"));
        assertThat(TextPdf.lines("湖".repeat(100), 11)).hasSize(3);
        assertThat(String.join("", TextPdf.lines("湖".repeat(100), 11))).hasSize(100);
    }

    private static Path find(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("one"))) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    private static Map<String, Digest> digests(String below) throws IOException {
        Map<String, Digest> digests = new TreeMap<>();
        Path top = folder.resolve(below);
        try (Stream<Path> files = Files.walk(top)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> digests.put(top.relativize(file).toString(), digest(file)));
        }
        return digests;
    }

    private static Digest digest(Path file) {
        try {
            return Digest.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
