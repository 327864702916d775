package org.lectern.master.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.content.Digest;
import org.lectern.problem.Refusal;

final class ReprDigestTest {
    @Property
    void digest_isReadAmongOthers(@ForAll byte[] bytes) {
        Digest digest = Digest.of(bytes);
        String member = "sha-256=:" + Base64.getEncoder().encodeToString(digest.bytes()) + ":";

        assertThat(ReprDigest.parse(member)).contains(digest);
        assertThat(ReprDigest.parse("sha-512=:AAAA:, " + member)).contains(digest);
    }

    @Test
    void headerWithoutSha256_saysNothing() {
        assertThat(ReprDigest.parse(null)).isEmpty();
        assertThat(ReprDigest.parse("")).isEmpty();
        assertThat(ReprDigest.parse("sha-512=:AAAA:")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha-256=", "sha-256=:", "sha-256=::", "sha-256=:AAAA:", "sha-256=AAAA", "sha-256=:*:"})
    void formThatIsNone_isRefusedByName(String header) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ReprDigest.parse(header))
                .satisfies(refusal -> assertThat(refusal.field()).contains("Repr-Digest"));
    }

    @Property
    void anyHeader_isReadOrRefused(@ForAll String header) {
        try {
            assertThat(ReprDigest.parse(header)).isEmpty();
        } catch (Refusal refusal) {
            assertThat(header).contains("sha-256=");
        }
    }
}
