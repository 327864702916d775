package org.lectern.master.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.lectern.master.FakeClock;
import org.lectern.ticket.SigningKey;

final class SignaturesTest {
    private final FakeClock clock = new FakeClock();
    private final SigningKey old = SigningKey.generate();
    private final SigningKey young = SigningKey.generate();
    private final AtomicReference<List<SigningKey>> stored = new AtomicReference<>(List.of(old));
    private final AtomicInteger looks = new AtomicInteger();

    private final Signatures signatures = new Signatures(
            () -> {
                looks.incrementAndGet();
                return stored.get();
            },
            clock);

    @Test
    void newestKey_signsAndAllVerify() {
        stored.set(List.of(young, old));
        clock.advance(Duration.ofSeconds(61));

        assertThat(signatures.current().id()).isEqualTo(young.id());
        assertThat(signatures.verifying().ids()).containsExactly(young.id(), old.id());
    }

    @Test
    void database_isAskedOnceAMinute() {
        signatures.current();
        clock.advance(Duration.ofSeconds(59));
        signatures.verifying();
        assertThat(looks).hasValue(1);

        clock.advance(Duration.ofSeconds(2));
        signatures.current();
        signatures.current();
        assertThat(looks).hasValue(2);
    }
}
