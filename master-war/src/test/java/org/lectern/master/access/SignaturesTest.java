package org.lectern.master.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.content.MeetingId;
import org.lectern.master.FakeClock;
import org.lectern.ticket.SignatureInvalid;
import org.lectern.ticket.SigningKey;
import org.lectern.ticket.Ticket;

final class SignaturesTest {
    private static final Digest DIGEST = Digest.of(new byte[] {1});

    private final FakeClock clock = new FakeClock();
    private final SigningKey old = SigningKey.generate();
    private final SigningKey young = SigningKey.generate();
    private final AtomicReference<List<Generation>> stored = new AtomicReference<>(List.of(Generation.of(old)));
    private final AtomicInteger looks = new AtomicInteger();

    private final Signatures signatures = new Signatures(
            () -> {
                looks.incrementAndGet();
                return stored.get();
            },
            clock);

    @Test
    void nextKey_isNamedBeforeItSigns() {
        Instant begins = clock.instant().plus(Duration.ofMinutes(10));
        stored.set(List.of(generation(young, begins), ending(old, begins.plus(Duration.ofHours(4)))));
        signatures.forget();

        assertThat(signatures.current().id()).isEqualTo(old.id());
        assertThat(signatures.verifying().ids()).containsExactly(young.id(), old.id());

        clock.advance(Duration.ofMinutes(10));
        assertThat(signatures.current().id()).isEqualTo(young.id());
    }

    @Test
    void ticketOfTheKeyBefore_isTakenUntilItsTimeIsOver() {
        Instant now = clock.instant();
        String ticket = old.sign(ticket(now.plus(Duration.ofDays(30))));
        stored.set(List.of(generation(young, now), ending(old, now.plus(Duration.ofHours(4)))));
        signatures.forget();
        assertThat(signatures.openTicket(ticket).digest()).isEqualTo(DIGEST);

        clock.advance(Duration.ofHours(4));
        assertThatExceptionOfType(SignatureInvalid.class)
                .isThrownBy(() -> new Signatures(stored::get, clock).openTicket(ticket));
    }

    @Test
    void revokedKey_signsNothingAndNothingOfItCounts() {
        String ticket = old.sign(ticket(clock.instant().plusSeconds(60)));
        String manifest = old.sign(manifest());
        assertThat(signatures.openTicket(ticket).digest()).isEqualTo(DIGEST);

        stored.set(List.of(Generation.of(young), revoked(old)));
        signatures.forget();

        assertThat(signatures.current().id()).isEqualTo(young.id());
        assertThat(signatures.verifying().ids()).containsExactly(young.id());
        assertThatExceptionOfType(SignatureInvalid.class).isThrownBy(() -> signatures.openTicket(ticket));
        assertThat(signatures.openManifest(manifest)).isEqualTo(manifest());
        String renewed = signatures.renew(manifest);
        assertThat(signatures.verifying().openManifest(renewed)).isEqualTo(manifest());
        assertThat(signatures.renew(renewed)).isSameAs(renewed);
    }

    @Test
    void database_isAskedOnceASecond() {
        signatures.current();
        clock.advance(Duration.ofMillis(900));
        signatures.verifying();
        assertThat(looks).hasValue(1);

        clock.advance(Duration.ofMillis(200));
        signatures.current();
        signatures.current();
        assertThat(looks).hasValue(2);
    }

    @Test
    void sameKeys_keepWhatWasOpened() {
        var before = signatures.verifying();
        clock.advance(Duration.ofMinutes(1));

        assertThat(signatures.verifying()).isSameAs(before);
    }

    private Ticket ticket(Instant expires) {
        return new Ticket(new MeetingId("board"), DIGEST, "participant:board:li", expires);
    }

    private static Manifest manifest() {
        return new Manifest(new MeetingId("board"), 1, "full", FakeClock.START, DIGEST, 0, List.of(), List.of());
    }

    private static Generation generation(SigningKey key, Instant signsFrom) {
        return new Generation(key, signsFrom, signsFrom, Optional.empty(), Optional.empty());
    }

    private static Generation ending(SigningKey key, Instant until) {
        return new Generation(key, Instant.EPOCH, Instant.EPOCH, Optional.of(until), Optional.empty());
    }

    private static Generation revoked(SigningKey key) {
        return new Generation(key, Instant.EPOCH, Instant.EPOCH, Optional.empty(), Optional.of(FakeClock.START));
    }
}
