package org.lectern.master.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.master.catalog.Changes.Change;

final class ChangeWordsTest {
    private static final ChangeWords ENGLISH = new ChangeWords(Locale.ENGLISH);
    private static final ChangeWords CHINESE = new ChangeWords(Locale.SIMPLIFIED_CHINESE);
    private static final long SIZE = 180_000_000;

    @Test
    void oneDocumentOfAnItem_isNamed() {
        Changes changes = one("replaced", Optional.of(3), "03 Budget/budget.xlsx");

        assertThat(ENGLISH.of(SIZE, 12, changes)).isEqualTo("Item 3, budget.xlsx changed: 240 KB of 180 MB travel.");
        assertThat(CHINESE.of(SIZE, 12, changes)).isEqualTo("议题 3 的 budget.xlsx 已更改：180 MB 中只需传输 240 KB。");
    }

    @ParameterizedTest
    @CsvSource({
        "added, note.txt is new: 240 KB of 180 MB travel.",
        "renamed, note.txt has another name: 240 KB of 180 MB travel.",
        "removed, note.txt is gone: 240 KB of 180 MB travel."
    })
    void oneDocumentOfNoItem_isNamed(String kind, String sentence) {
        assertThat(ENGLISH.of(SIZE, 12, one(kind, Optional.empty(), "note.txt")))
                .isEqualTo(sentence);
    }

    @Test
    void severalDocuments_areCounted() {
        Changes changes = new Changes(Optional.of(1), 1, 2, 0, 3, 9, 5_200_000, Optional.of(List.of()));

        assertThat(ENGLISH.of(SIZE, 12, changes))
                .isEqualTo("2 documents changed, 1 document is new, 3 documents are gone: 5.2 MB of 180 MB travel.");
        assertThat(CHINESE.of(SIZE, 12, changes)).isEqualTo("更改 2 个文件，新增 1 个文件，删除 3 个文件：180 MB 中只需传输 5.2 MB。");
    }

    @Test
    void firstVersion_isMeasured() {
        Changes changes = new Changes(Optional.empty(), 12, 0, 0, 0, 0, SIZE, Optional.of(List.of()));

        assertThat(ENGLISH.of(SIZE, 12, changes)).isEqualTo("Version 1: 12 documents, 180 MB.");
    }

    @Test
    void noDocument_isSaid() {
        Changes changes = new Changes(Optional.of(1), 0, 0, 0, 0, 12, 900, Optional.of(List.of()));

        assertThat(ENGLISH.of(SIZE, 12, changes)).isEqualTo("No document changed: 900 B of 180 MB travel.");
        assertThat(CHINESE.unchanged(3)).isEqualTo("自第 3 版以来没有变化。");
    }

    @Test
    void nameThatLooksLikeAPlace_isPutInAsItIs() {
        assertThat(ENGLISH.of(SIZE, 12, one("added", Optional.of(1), "01/{0} {1}.txt")))
                .startsWith("Item 1, {0} {1}.txt is new");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 KB",
        "9949, 9.9 KB",
        "9950, 10 KB",
        "999499, 999 KB",
        "999500, 1.0 MB",
        "180000000, 180 MB",
        "9223372036854775807, 9223372 TB"
    })
    void size_hasADecimalBelowTen(long bytes, String text) {
        assertThat(ChangeWords.size(bytes)).isEqualTo(text);
    }

    @Test
    void words_existInBothLanguages() throws IOException {
        Properties english = load("words_en.properties");

        assertThat(load("words_zh_CN.properties").keySet())
                .isEqualTo(english.keySet())
                .isNotEmpty();
    }

    private static Changes one(String kind, Optional<Integer> item, String path) {
        Change change = new Change(kind, item, path, Optional.empty(), 1, 240_000);
        return new Changes(Optional.of(1), 0, 1, 0, 0, 11, 240_000, Optional.of(List.of(change)));
    }

    private static Properties load(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(ChangeWords.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
