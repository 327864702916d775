package org.lectern.master.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.content.Digest;

final class ApiKeyTest {
    @Test
    void generatedKey_isReadBack() {
        ApiKey key = ApiKey.generate("participant", "board-2026:p.7");

        ApiKey read = ApiKey.parse(key.text().reveal()).orElseThrow();

        assertThat(read.kind()).isEqualTo("participant");
        assertThat(read.owner()).isEqualTo("board-2026:p.7");
        assertThat(read.digest()).isEqualTo(key.digest());
        assertThat(key.text().reveal()).matches("participant:board-2026:p\\.7:[A-Za-z0-9_-]{43}");
    }

    @Test
    void generatedKeys_areAllDifferent() {
        Set<Digest> digests = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            assertThat(digests.add(ApiKey.generate("node", "n").digest())).isTrue();
        }
    }

    @Test
    void key_doesNotShowItself() {
        ApiKey key = ApiKey.generate("node", "node-1");

        assertThat(key.toString()).contains("***").doesNotContain(key.text().reveal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "node", ":", "node:", ":node-1:secret", "node:secret"})
    void textWithoutOwner_isNoKey(String text) {
        assertThat(ApiKey.parse(text)).isEmpty();
    }

    @Property
    void anyText_isSplitWithoutLoss(@ForAll String text) {
        ApiKey.parse(text).ifPresent(key -> {
            assertThat(text).startsWith(key.kind() + ":" + key.owner() + ":");
            assertThat(key.kind()).isNotEmpty().doesNotContain(":");
            assertThat(key.text().reveal()).isEqualTo(text);
        });
    }

    @Test
    void same_comparesContent() {
        assertThat(ApiKey.same(ApiKey.digestOf("a"), ApiKey.digestOf("a"))).isTrue();
        assertThat(ApiKey.same(ApiKey.digestOf("a"), ApiKey.digestOf("b"))).isFalse();
    }
}
