package org.lectern.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.lectern.content.Digest;

final class AssertionTest {
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00.5Z");
    private static final Act ACT = new Act("POST", "api/v1/nodes/hall/heartbeat", Digest.of(new byte[] {1}));

    private final IdentityKey key = IdentityKey.generate();
    private final Assertion assertion = Assertion.now("hall", "master", ACT, NOW);
    private final String signed = key.sign(assertion);

    @Example
    void untouchedText_opens() {
        assertThat(key.identity().openAssertion(signed)).isEqualTo(assertion);
        assertThat(Assertion.nodeOf(signed)).isEqualTo("hall");
        assertThat(assertion.issued()).isEqualTo("2026-11-27T08:00:00Z");
    }

    @Example
    void eachAssertion_isToldFromOthers() {
        assertThat(Assertion.now("hall", "master", ACT, NOW).id()).isNotEqualTo(assertion.id());
    }

    @Property(tries = 300)
    void anotherCharacter_neverVerifies(@ForAll @IntRange(max = 1 << 20) int place, @ForAll char other) {
        int at = place % signed.length();
        if (signed.charAt(at) != other) {
            refused(signed.substring(0, at) + other + signed.substring(at + 1));
        }
    }

    @Property
    void anyText_isRefused(@ForAll String text) {
        refused(text);
    }

    @Example
    void anotherKeyOrPurpose_isRefused() {
        refused(IdentityKey.generate().sign(assertion));
        refused(key.sign(new Seal("r", 200, ACT.body(), NOW)));
        assertThatExceptionOfType(NotProven.class)
                .isThrownBy(() -> key.identity().openSeal(signed));
    }

    @Example
    void longLife_isNone() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Assertion("hall", "master", "i", NOW, NOW.plusSeconds(61), ACT));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Assertion("hall", "master", "i", NOW, NOW, ACT));
    }

    @Example
    void seal_opensForItsAnswerAlone() {
        Seal seal = new Seal(assertion.id(), 304, ACT.body(), NOW);

        assertThat(key.identity().openSeal(key.sign(seal))).isEqualTo(seal);
    }

    @Example
    void act_isNamedBelowTheContextRoot() {
        URI root = URI.create("https://papers.example/lectern/");
        Act act = Act.of("GET", root, root.resolve("api/v1/sync/meetings?since=3&wait=2"), new byte[0]);

        assertThat(act).isEqualTo(new Act("GET", "api/v1/sync/meetings?since=3&wait=2"));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Act.of("GET", root, URI.create("https://other.example/"), new byte[0]));
    }

    private void refused(String text) {
        assertThatExceptionOfType(NotProven.class)
                .isThrownBy(() -> key.identity().openAssertion(text));
    }
}
