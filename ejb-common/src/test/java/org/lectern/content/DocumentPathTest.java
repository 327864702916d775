package org.lectern.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a", "budget.pdf", "02 Finance/2.1 Budget/budget.pdf", "会议/第一项/预算 2026.xlsx", ".hidden", "a..b",
                        "CONSOLE.txt",
                "COM10.txt", "a/index.html", "index.htm", "naïve.txt", "été/œuvre.pdf", "100%.txt",
                        "a&b;'#=+~!@$^(){}[],.md",
                "😀.png", "Null.txt", "x.CON"
            })
    void ordinaryPath_isKeptAsItIs(String path) {
        assertThat(DocumentPath.parse(path).value()).isEqualTo(path);
        assertThat(FolderPath.parse(path)).hasToString(path);
    }

    static List<Arguments> brokenRules() {
        return List.of(
                Arguments.of("", "empty"),
                Arguments.of("/a", "absolute"),
                Arguments.of("a//b", "empty name"),
                Arguments.of("a/", "empty name"),
                Arguments.of("./a", ". or .."),
                Arguments.of("a/../b", ". or .."),
                Arguments.of("..", ". or .."),
                Arguments.of("a\\b", "backslash"),
                Arguments.of("a\u0000b", "U+0000"),
                Arguments.of("a\nb", "U+000A"),
                Arguments.of("a\u007fb", "U+007F"),
                Arguments.of("a\u0085b", "U+0085"),
                Arguments.of("a\u202egnp.exe", "U+202E"),
                Arguments.of("a\u200bb", "U+200B"),
                Arguments.of("a\u00adb", "U+00AD"),
                Arguments.of("\ufeffa", "U+FEFF"),
                Arguments.of("a\u2028b", "U+2028"),
                Arguments.of("a\u2029b", "U+2029"),
                Arguments.of("a\ud800", "half of a surrogate pair, U+D800"),
                Arguments.of("\udc00a", "half of a surrogate pair, U+DC00"),
                Arguments.of("a<b", "holds <"),
                Arguments.of("a>b", "holds >"),
                Arguments.of("c:b", "holds :"),
                Arguments.of("a\"b", "holds \""),
                Arguments.of("a|b", "holds |"),
                Arguments.of("a?b", "holds ?"),
                Arguments.of("a*b", "holds *"),
                Arguments.of(" a", "begins with a space"),
                Arguments.of("a/ b", "begins with a space"),
                Arguments.of("\u3000a", "begins with a space"),
                Arguments.of("a ", "ends with a space"),
                Arguments.of("a /b", "ends with a space"),
                Arguments.of("a\u00a0", "ends with a space"),
                Arguments.of("a.", "ends with a dot"),
                Arguments.of("a./b", "ends with a dot"),
                Arguments.of("con", "device"),
                Arguments.of("a/Prn.txt", "device"),
                Arguments.of("AUX.tar.gz", "device"),
                Arguments.of("nul/x", "device"),
                Arguments.of("COM0", "device"),
                Arguments.of("com9.txt", "device"),
                Arguments.of("LPT1", "device"),
                Arguments.of("lpt\u00b9.doc", "device"),
                Arguments.of("COM\u00b2", "device"),
                Arguments.of("com\u00b3.x", "device"),
                Arguments.of("con .txt", "device"),
                Arguments.of("conin$", "device"),
                Arguments.of("CONOUT$.log", "device"),
                Arguments.of("e\u0301.txt", "NFC"),
                Arguments.of("\u212b.txt", "NFC"),
                Arguments.of("index.html", "package's own page"),
                Arguments.of("INDEX.HTML", "package's own page"),
                Arguments.of("Index.html/a", "package's own page"));
    }

    @ParameterizedTest
    @MethodSource("brokenRules")
    void brokenRule_isRefusedWithItsReason(String path, String reason) {
        InvalidPath refusal = catchThrowableOfType(InvalidPath.class, () -> DocumentPath.parse(path));

        assertThat(refusal.path()).isEqualTo(path);
        assertThat(refusal.reason()).contains(reason);
        assertThat(refusal.getMessage())
                .contains(reason)
                .matches(shown -> shown.codePoints().noneMatch(PathRules::isInvisible));
        assertThat(catchThrowableOfType(InvalidPath.class, () -> FolderPath.parse(path)))
                .hasMessage(refusal.getMessage());
    }

    @Test
    void name_mayHave255BytesAndNoMore() {
        String longest = "文".repeat(85);

        assertThat(DocumentPath.parse("a/" + longest).name()).isEqualTo(longest);
        assertThat(catchThrowableOfType(InvalidPath.class, () -> DocumentPath.parse(longest + "x"))
                        .reason())
                .contains("256 UTF-8 bytes");
    }

    @Test
    void path_mayHave1024BytesAndNoMore() {
        String longest = "x".repeat(204) + ("/" + "x".repeat(204)).repeat(4);

        assertThat(DocumentPath.parse(longest).segments()).hasSize(5);
        assertThat(catchThrowableOfType(InvalidPath.class, () -> DocumentPath.parse(longest + "x"))
                        .reason())
                .contains("1025 UTF-8 bytes");
    }

    @Test
    void parts_areFoldersAndName() {
        DocumentPath path = DocumentPath.parse("a/b/c.pdf");

        assertThat(path.segments()).containsExactly("a", "b", "c.pdf");
        assertThat(path.folder()).contains("a/b");
        assertThat(path.name()).isEqualTo("c.pdf");
        assertThat(DocumentPath.parse("c.pdf").folder()).isEmpty();
        assertThat(DocumentPath.parse("c.pdf").name()).isEqualTo("c.pdf");
    }

    @Test
    void folder_holdsWhatLiesBelowItOnly() {
        FolderPath folder = FolderPath.parse("02 Finance");

        assertThat(folder.holds(DocumentPath.parse("02 Finance/a.pdf"))).isTrue();
        assertThat(folder.holds(DocumentPath.parse("02 Finance/2.1/a.pdf"))).isTrue();
        assertThat(folder.holds(DocumentPath.parse("02 Finances/a.pdf"))).isFalse();
        assertThat(folder.holds(DocumentPath.parse("02 Finance"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "a.PDF, A.pdf",
        "Straße, STRASSE",
        "ẞ, ss",
        "ÉTÉ, été",
        "ΟΔΟΣ, οδος",
        "οδοσ, οδος",
        "İ.txt, i\u0307.txt",
        "ﬁ, FI"
    })
    void pathsThatDifferInCase_haveOneCollisionKey(String one, String other) {
        assertThat(DocumentPath.parse(one).collisionKey())
                .isEqualTo(DocumentPath.parse(other).collisionKey());
    }

    @Test
    void differentPaths_haveDifferentCollisionKeys() {
        assertThat(DocumentPath.parse("a/b").collisionKey())
                .isNotEqualTo(DocumentPath.parse("a/c").collisionKey());
        assertThat(DocumentPath.parse("①").collisionKey())
                .isNotEqualTo(DocumentPath.parse("1").collisionKey());
    }

    @Test
    void everyCharacter_collidesWithItsOtherForms() {
        for (int c = 0x21; c <= Character.MAX_CODE_POINT; c++) {
            if (Character.isDefined(c) && Character.getType(c) != Character.SURROGATE) {
                String text = Character.toString(c);
                String key = PathRules.collisionKey(text);
                assertThat(PathRules.collisionKey(text.toUpperCase(Locale.ROOT)))
                        .isEqualTo(key);
                assertThat(PathRules.collisionKey(text.toLowerCase(Locale.ROOT)))
                        .isEqualTo(key);
                assertThat(PathRules.collisionKey(Normalizer.normalize(text, Normalizer.Form.NFD)))
                        .isEqualTo(key);
                assertThat(PathRules.collisionKey(key)).isEqualTo(key);
            }
        }
    }

    @Test
    void naturalOrder_isWhatPeopleExpect() {
        List<String> expected = List.of(
                "01 Opening/a.pdf",
                "1 Opening/b.pdf",
                "2 Finance",
                "2 Finance/2.1 Budget/x.pdf",
                "2 Finance/2.9/x.pdf",
                "2 Finance/2.10/x.pdf",
                "2 Finance/9.pdf",
                "2 Finance/10.pdf",
                "10 Closing/a.pdf",
                "99999999999999999999999/a.pdf",
                "100000000000000000000000/a.pdf",
                "A.pdf",
                "a",
                "a/b",
                "a b/c",
                "a007",
                "a07",
                "a7",
                "a7b",
                "\uffee.pdf",
                "😀.pdf");
        List<DocumentPath> paths =
                new ArrayList<>(expected.stream().map(DocumentPath::parse).toList());
        Collections.shuffle(paths, new Random(7));

        paths.sort(DocumentPath.NATURAL);

        assertThat(paths).extracting(DocumentPath::value).containsExactlyElementsOf(expected);
    }

    @Property
    void naturalOrder_isTotalAndConsistentWithEquals(
            @ForAll @StringLength(min = 1, max = 6) @CharRange(from = '0', to = '2') @CharRange(from = 'a', to = 'b')
                    String a,
            @ForAll @StringLength(min = 1, max = 6) @CharRange(from = '0', to = '2') @CharRange(from = 'a', to = 'b')
                    String b,
            @ForAll @StringLength(min = 1, max = 6) @CharRange(from = '0', to = '2') @CharRange(from = 'a', to = 'b')
                    String c) {
        List<DocumentPath> sorted =
                new ArrayList<>(List.of(DocumentPath.parse(a), DocumentPath.parse(b + "/1"), DocumentPath.parse(c)));
        sorted.sort(DocumentPath.NATURAL);

        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                int order = DocumentPath.NATURAL.compare(sorted.get(i), sorted.get(j));
                assertThat(order).isEqualTo(-DocumentPath.NATURAL.compare(sorted.get(j), sorted.get(i)));
                assertThat(order == 0).isEqualTo(sorted.get(i).equals(sorted.get(j)));
                assertThat(i >= j || order <= 0).isTrue();
            }
        }
    }

    @Property
    void anyText_isAcceptedOrRefusedWithAPrintableReason(@ForAll String text) {
        try {
            DocumentPath path = DocumentPath.parse(text);
            assertThat(String.join("/", path.segments())).isEqualTo(text);
            assertThat(path.folder().map(folder -> folder + "/").orElse("") + path.name())
                    .isEqualTo(text);
        } catch (InvalidPath refusal) {
            assertThat(refusal.getMessage().codePoints()).noneMatch(PathRules::isInvisible);
        }
    }

    @Property
    void encoded_isReadBackAsThePath(@ForAll("paths") DocumentPath path) {
        URI link = URI.create(path.encoded());

        assertThat(link.isAbsolute()).isFalse();
        assertThat(link.getPath()).isEqualTo(path.value());
        assertThat(link.getRawPath()).isASCII();
    }

    @Provide
    Arbitrary<DocumentPath> paths() {
        return Arbitraries.strings()
                .withChars("aZ09-._~!#$%&'()+,;=@[]^`{} /文éE")
                .ofMinLength(1)
                .ofMaxLength(60)
                .map(text -> text.replace("E", "😀"))
                .map(text -> DocumentPath.parse("x" + text.replaceAll("[ .]*/[ /.]*", "/x") + "x"));
    }
}
