package org.lectern.launcher.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"512m", "2g", "1G", "65536k"})
    void heap_isTaken(String heap) {
        assertThat(Values.heap("--heap", heap)).isEqualTo(heap);
    }

    @ParameterizedTest
    @ValueSource(strings = {"512", "0m", "m", "512 m", "-1g", "512m -XX:+Oops"})
    void badHeap_isRefused(String heap) {
        assertThatThrownBy(() -> Values.heap("--heap", heap)).hasMessageContaining(heap);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/lectern", "/a/b-c"})
    void context_isTaken(String context) {
        assertThat(Values.context("--context", context)).isEqualTo(context);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lectern", "/lectern/", "//", "/a b", "/a/../b?"})
    void badContext_isRefused(String context) {
        assertThatThrownBy(() -> Values.context("--context", context)).hasMessageContaining("--context");
    }
}
