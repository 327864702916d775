package org.lectern.launcher.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.launcher.terminal.Refusal;

final class ArgumentsTest {
    private static final List<Option> OPTIONS =
            List.of(Option.of("nodes", "N"), Option.of("data", "DIR"), Option.flag("follow"), Option.many("set", "X"));

    @Test
    void valueApart_isTaken() {
        assertThat(parse("--nodes", "3").number("nodes", 0, 9)).contains(3);
    }

    @Test
    void valueAfterEquals_isTaken() {
        assertThat(parse("--data=a=b").value("data")).contains("a=b");
    }

    @Test
    void valueThatLooksLikeAnOption_isTaken() {
        assertThat(parse("--data", "--nodes").value("data")).contains("--nodes");
    }

    @Test
    void flag_isTakenByNameAndByLetter() {
        assertThat(parse("--follow").has("follow")).isTrue();
        assertThat(parse("-f").has("follow")).isTrue();
        assertThat(parse().has("follow")).isFalse();
    }

    @Test
    void words_stayInOrder_andEndOptionsAfterTwoDashes() {
        assertThat(parse("a", "--nodes", "1", "b", "--", "--c").words()).containsExactly("a", "b", "--c");
    }

    @Test
    void repeatableOption_keepsAllValues() {
        assertThat(parse("--set", "a=1", "--set", "b=2").all("set")).containsExactly("a=1", "b=2");
    }

    @Test
    void typo_namesOptionAndWhatWasMeant() {
        assertThatThrownBy(() -> parse("--nods", "3"))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll("--nods", "--nodes");
    }

    @Test
    void unknownOption_isNamed() {
        assertThatThrownBy(() -> parse("--colour")).hasMessageContaining("--colour");
    }

    @Test
    void missingValue_unwantedValue_secondValue_areRefused() {
        assertThatThrownBy(() -> parse("--nodes")).hasMessageContaining("--nodes N");
        assertThatThrownBy(() -> parse("--follow=yes")).hasMessageContaining("no value");
        assertThatThrownBy(() -> parse("--nodes", "1", "--nodes", "2")).hasMessageContaining("twice");
    }

    @Test
    void numberOutsideBounds_orNoNumber_isRefused() {
        assertThatThrownBy(() -> parse("--nodes", "10").number("nodes", 0, 9)).hasMessageContaining("from 0 to 9");
        assertThatThrownBy(() -> parse("--nodes", "two").number("nodes", 0, 9)).hasMessageContaining("\"two\"");
    }

    @Test
    void address_isHttpWithHost() {
        List<Option> options = List.of(Option.of("master", "URL"));
        assertThat(Arguments.parse(options, List.of("--master", "http://a:1/")).address("master"))
                .isPresent();
        for (String wrong : List.of("a:1", "ftp://a/", "http://", "http://a b/")) {
            Arguments arguments = Arguments.parse(options, List.of("--master", wrong));
            assertThatThrownBy(() -> arguments.address("master"))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(wrong);
        }
    }

    private static Arguments parse(String... typed) {
        return Arguments.parse(OPTIONS, List.of(typed));
    }
}
