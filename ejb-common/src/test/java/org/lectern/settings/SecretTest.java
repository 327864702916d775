package org.lectern.settings;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class SecretTest {
    @Property
    void text_neverShows(@ForAll @StringLength(min = 4) String text) {
        assertThat(new Secret(text)).hasToString("***");
        assertThat("set to " + new Secret(text)).isEqualTo("set to ***");
    }

    @Test
    void reveal_givesTheText() {
        assertThat(new Secret("open sesame").reveal()).isEqualTo("open sesame");
    }

    @Test
    void secrets_areNotComparedByText() {
        assertThat(new Secret("a")).isNotEqualTo(new Secret("a"));
    }
}
