package org.lectern.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs that people unpack with.
 *
 * <p>Those that are installed are tried. With {@code LECTERN_REQUIRE_CLIENTS=true} in the environment all of them are,
 * and one that is not installed fails.
 */
final class ZipToolsTest {
    private static final boolean REQUIRED = Boolean.parseBoolean(System.getenv("LECTERN_REQUIRE_CLIENTS"));

    @TempDir
    private static Path folder;

    private static Path ordinary;
    private static Path large;

    @BeforeAll
    static void write() throws IOException {
        ordinary = write("ordinary.zip", documents());
        List<PackageDocument> many = new ArrayList<>();
        for (int i = 0; i < 66_000; i++) {
            many.add(Packages.text("d/" + i + ".pdf", "document " + i));
        }
        large = write("large.zip", many);
    }

    @TestFactory
    Stream<DynamicTest> packageOfAllSortsOfNames_passesTheToolsOwnTest() {
        return tried().map(tool -> dynamicTest(
                tool.name(), () -> assertThat(tool.test(ordinary, folder)).isEqualTo(0)));
    }

    @TestFactory
    Stream<DynamicTest> packageOfMoreEntriesThan16BitsCount_passesTheToolsOwnTest() {
        return tried().map(tool -> dynamicTest(
                tool.name(), () -> assertThat(tool.test(large, folder)).isEqualTo(0)));
    }

    @TestFactory
    Stream<DynamicTest> changedByte_failsTheToolsOwnTest() throws IOException {
        byte[] bytes = Files.readAllBytes(ordinary);
        bytes[bytes.length / 2] ^= 1;
        Path damaged = Files.write(folder.resolve("damaged.zip"), bytes);
        return tried().map(tool -> dynamicTest(
                tool.name(), () -> assertThat(tool.test(damaged, folder)).isNotEqualTo(0)));
    }

    @TestFactory
    Stream<DynamicTest> packageOfAllSortsOfNames_unpacksToTheDocuments() {
        return tried().map(tool -> dynamicTest(tool.name(), () -> unpack(tool)));
    }

    private static void unpack(ZipTool tool) throws IOException, InterruptedException {
        Path place = Files.createDirectory(folder.resolve(tool.name()));

        assertThat(tool.unpack(ordinary, place)).isEqualTo(0);

        for (PackageDocument document : documents()) {
            assertThat(Digest.of(
                            Files.readAllBytes(place.resolve(document.path().value()))))
                    .as(document.path().value())
                    .isEqualTo(document.content().digest());
        }
        assertThat(place.resolve(Entry.INDEX)).isRegularFile();
    }

    private static Stream<ZipTool> tried() {
        return ZipTool.ALL.stream().filter(tool -> REQUIRED || tool.isInstalled());
    }

    private static List<PackageDocument> documents() {
        return List.of(
                Packages.document("empty.txt", "text/plain", new byte[0]),
                Packages.text("two  spaces 100% & more.txt", "short"),
                Packages.text("01 开幕/会议议程（修订）.txt", "议程"),
                Packages.document("02 财务/预算 2026.csv", "text/csv", table()),
                Packages.document("02 财务/报告.pdf", "application/pdf", Bytes.random(1, 1_500_000)),
                Packages.text("deep/" + "folder/".repeat(40) + "end.txt", "end"));
    }

    private static byte[] table() {
        return Bytes.table(2, 20_000).getBytes(StandardCharsets.UTF_8);
    }

    private static Path write(String name, List<PackageDocument> documents) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            new PackageWriter(folder).write(Packages.contents(1, List.of(), documents), out);
        }
        return file;
    }
}
