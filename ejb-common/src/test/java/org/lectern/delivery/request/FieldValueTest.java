package org.lectern.delivery.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FieldValueTest {
    @Test
    void section5_6_3_blanksAround_areSpacesAndTabsOnly() {
        assertThat(FieldValue.trimmed(" \t a b\t ")).isEqualTo("a b");
        assertThat(FieldValue.trimmed("\u00a0a\n")).isEqualTo("\u00a0a\n");
        assertThat(FieldValue.trimmed(" \t")).isEmpty();
    }

    @Test
    void section5_6_1_2_emptyElements_areLeftOut() {
        assertThat(FieldValue.elements("foo ,bar,")).containsExactly("foo", "bar");
        assertThat(FieldValue.elements("foo , ,bar,charlie")).containsExactly("foo", "bar", "charlie");
        assertThat(FieldValue.elements(",   ,")).isEmpty();
        assertThat(FieldValue.elements("")).isEmpty();
    }

    @Test
    void commaBetweenQuotes_isPartOfTheElement() {
        assertThat(FieldValue.elements("\"a,b\", W/\"c,\"x,\"d, e")).containsExactly("\"a,b\"", "W/\"c,\"x", "\"d, e");
    }
}
