package org.lectern.master.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.lectern.master.FakeClock;
import org.lectern.master.OnEachDatabase;
import org.lectern.master.TestDatabase;
import org.lectern.master.access.AccessSamples;
import org.lectern.master.access.Generation;

@OnEachDatabase
final class KeyRotationTest {
    private final FakeClock clock = new FakeClock();

    @Parameter
    private TestDatabase database;

    @BeforeEach
    void clean() {
        database.clean();
        in(KeyRotation::all);
    }

    @Test
    void beforeItsTime_nothingIsMadeAndNothingTold() {
        clock.advance(TrustSamples.SETTINGS.period());

        assertThat(whenDue()).isEmpty();
        assertThat(keysGeneration()).isZero();
    }

    @Test
    void whenDue_oneIsMadeAndTold() {
        clock.advance(TrustSamples.SETTINGS.period().plusSeconds(1));

        Generation next = whenDue().orElseThrow();

        assertThat(next.signsFrom()).isEqualTo(clock.instant().plus(TrustSamples.SETTINGS.lead()));
        assertThat(whenDue()).isEmpty();
        assertThat(keysGeneration()).isEqualTo(1);
    }

    @Test
    void rotateAndRevoke_moveTheFeedAndTheKeys() {
        Generation first = in(KeyRotation::all).get(0);
        in(KeyRotation::rotate);
        assertThat(keysGeneration()).isEqualTo(1);
        clock.advance(Duration.ofHours(1));

        in(rotation -> rotation.revoke(first.id()));

        assertThat(keysGeneration()).isEqualTo(2);
        assertThat(in(KeyRotation::all).get(1).isRevoked()).isTrue();
    }

    @Test
    void revokeOfAnUnknownKey_tellsNobody() {
        Optional<Generation> revoked = in(rotation -> rotation.revoke("nobody-made-it"));

        assertThat(revoked).isEmpty();
        assertThat(keysGeneration()).isZero();
    }

    private Optional<Generation> whenDue() {
        return in(KeyRotation::rotateWhenDue);
    }

    private long keysGeneration() {
        return database.inTransaction(entities -> TrustSamples.head(entities).keysGeneration());
    }

    private <T> T in(Function<KeyRotation, T> work) {
        return database.inTransaction(entities -> work.apply(new KeyRotation(
                AccessSamples.signingKeys(entities, clock),
                TrustSamples.head(entities),
                TrustSamples.SETTINGS,
                clock)));
    }
}
