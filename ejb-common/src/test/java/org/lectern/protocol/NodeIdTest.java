package org.lectern.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.content.MeetingId;

/** The form that the ids of nodes and meetings share. */
final class NodeIdTest {
    @Property
    void everyIdOfTheForm_isTaken(@ForAll("ids") String text) {
        assertThat(new NodeId(text)).hasToString(text);
        assertThat(new MeetingId(text)).hasToString(text);
    }

    @Provide
    Arbitrary<String> ids() {
        Arbitrary<String> first = Arbitraries.strings().alpha().numeric().ofLength(1);
        Arbitrary<String> rest =
                Arbitraries.strings().alpha().numeric().withChars("._-").ofMaxLength(63);
        return Combinators.combine(first, rest).as(String::concat);
    }

    @Property
    void anyText_isTakenOnlyInTheForm(@ForAll String text) {
        boolean ofTheForm = text.length() <= 64
                && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0))
                && !text.isEmpty()
                && Character.isLetterOrDigit(text.charAt(0));

        assertThat(isTaken(() -> new NodeId(text))).isEqualTo(ofTheForm);
        assertThat(isTaken(() -> new MeetingId(text))).isEqualTo(ofTheForm);
    }

    @ParameterizedTest
    @MethodSource
    void anotherForm_isRefused(String text) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new NodeId(text))
                .withMessage("an id has 1 to 64 of A-Z a-z 0-9 . _ - and begins with a letter or digit");
    }

    static Stream<String> anotherForm_isRefused() {
        return Stream.of(
                "",
                ".",
                "..",
                "-a",
                "_a",
                ".a",
                "a/b",
                "a:b",
                "a b",
                "a\n",
                "a\0",
                "é",
                "会议",
                "٣",
                "%2e",
                "x".repeat(65));
    }

    @Test
    void ids_areOrderedByTheirText() {
        assertThat(Stream.of("b", "a-1", "a", "B").map(NodeId::new).sorted().map(NodeId::value))
                .containsExactlyElementsOf(List.of("B", "a", "a-1", "b"));
    }

    private static boolean isTaken(Runnable construction) {
        try {
            construction.run();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
