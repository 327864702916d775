package org.lectern.delivery.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EntityTagTest {
    private static final EntityTag STRONG = new EntityTag(false, "1");
    private static final EntityTag WEAK = new EntityTag(true, "1");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "W/\"1\", W/\"1\", false, true",
                "W/\"1\", W/\"2\", false, false",
                "W/\"1\", \"1\", false, true",
                "\"1\", \"1\", true, true",
            })
    void section8_8_3_2_theTableOfComparisons(String one, String other, boolean strongly, boolean weakly) {
        EntityTag first = EntityTag.parse(one).orElseThrow();
        EntityTag second = EntityTag.parse(other).orElseThrow();
        assertThat(first.matchesStrongly(second)).isEqualTo(strongly);
        assertThat(second.matchesStrongly(first)).isEqualTo(strongly);
        assertThat(first.matchesWeakly(second)).isEqualTo(weakly);
        assertThat(second.matchesWeakly(first)).isEqualTo(weakly);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1", "w/\"1\"", "W/1", "\"a b\"", "\"1\" ", "'1'", "\"1\"\"2\"", "*", ""})
    void section8_8_3_whatIsNoTag_isNotRead(String text) {
        assertThat(EntityTag.parse(text)).isEmpty();
    }

    @Test
    void list_isReadWithBlanksEmptyElementsAndCommasInTags() {
        assertThat(EntityTag.parseList(" ,\"a,b\" ,, W/\"1\",\t\"1\""))
                .containsExactly(new EntityTag(false, "a,b"), WEAK, STRONG);
    }

    @Test
    void list_ofCommasAndBlanks_isEmpty() {
        assertThat(EntityTag.parseList(",, \t,")).isEmpty();
    }

    @Test
    void emptyTag_isATag() {
        assertThat(EntityTag.parseList("\"\", W/\"\""))
                .containsExactly(new EntityTag(false, ""), new EntityTag(true, ""));
    }

    @Test
    void list_whoseElementsRunTogether_hasNoTagThere() {
        assertThat(EntityTag.parseList("\"a\" \"b\", \"a\"b, \"1\"")).containsExactly(STRONG);
    }

    @Test
    void list_withAQuoteThatIsNotClosed_endsThere() {
        assertThat(EntityTag.parseList("\"1\", \"a, b, c")).containsExactly(STRONG);
        assertThat(EntityTag.parseList("\"a, \"1\"")).isEmpty();
    }

    @Test
    void list_leavesOutWhatIsNoTag() {
        assertThat(EntityTag.parseList("1, \"1\", x\"y\", W/2")).containsExactly(STRONG);
        assertThat(EntityTag.parseList("")).isEmpty();
    }
}
