package org.lectern.master.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.lectern.master.FakeClock;
import org.lectern.master.OnEachDatabase;
import org.lectern.master.TestDatabase;

@OnEachDatabase
final class SigningKeysTest {
    private static final Duration LEAD = Duration.ofMinutes(10);
    private static final Duration OVERLAP = Duration.ofHours(4);

    private final FakeClock clock = new FakeClock();

    @Parameter
    private TestDatabase database;

    @BeforeEach
    void clean() {
        database.clean();
    }

    @Test
    void firstKey_isMadeOnceAndSignsAtOnce() {
        List<Generation> first = all();

        assertThat(first).hasSize(1);
        assertThat(ids()).containsExactly(first.get(0).id());
        assertThat(first.get(0).mayBeginAt(clock.instant())).isTrue();
    }

    @Test
    void rotate_makesTheNextOneAndEndsTheOneBefore() {
        String first = ids().get(0);
        clock.advance(Duration.ofDays(1));

        Generation next = in(keys -> keys.rotate(LEAD, OVERLAP));

        Instant begins = clock.instant().plus(LEAD);
        assertThat(next.signsFrom()).isEqualTo(begins);
        assertThat(ids()).containsExactly(next.id(), first);
        assertThat(all())
                .extracting(Generation::acceptedUntil)
                .containsExactly(Optional.empty(), Optional.of(begins.plus(OVERLAP)));
    }

    @Test
    void rotateAgain_doesNotMoveAnEndThatWasTold() {
        all();
        in(keys -> keys.rotate(LEAD, OVERLAP));
        Instant told = all().get(1).acceptedUntil().orElseThrow();
        clock.advance(Duration.ofMinutes(1));
        in(keys -> keys.rotate(LEAD, OVERLAP));

        assertThat(all().get(2).acceptedUntil()).contains(told);
    }

    @Test
    void rotateIfOlder_onlyWhenItIs() {
        all();
        Instant made = clock.instant();

        assertThat(maybe(keys -> keys.rotateIfOlder(made, LEAD, OVERLAP))).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(maybe(keys -> keys.rotateIfOlder(made.plusSeconds(1), LEAD, OVERLAP)))
                .isPresent();
        assertThat(maybe(keys -> keys.rotateIfOlder(made.plusSeconds(1), LEAD, OVERLAP)))
                .isEmpty();
    }

    @Test
    void revokeOfTheOnlyOne_makesAnotherThatSignsAtOnce() {
        String first = ids().get(0);

        Generation revoked = in(keys -> keys.revoke(first)).orElseThrow();

        assertThat(revoked.revokedAt()).contains(clock.instant());
        assertThat(all()).filteredOn(each -> each.mayBeginAt(clock.instant())).hasSize(1);
    }

    @Test
    void revokeOfOneThatWaits_leavesTheOneThatSigns() {
        String first = ids().get(0);
        Generation waiting = in(keys -> keys.rotate(LEAD, OVERLAP));

        in(keys -> keys.revoke(waiting.id()));

        assertThat(ids()).containsExactly(waiting.id(), first);
        assertThat(maybe(keys -> keys.revoke("unknown"))).isEmpty();
    }

    @Test
    void generation_keepsItsKey() {
        Generation made = all().get(0);

        assertThat(all().get(0).key().toPrivateJwk()).isEqualTo(made.key().toPrivateJwk());
        assertThat(made.createdAt()).isEqualTo(FakeClock.START);
    }

    private List<Generation> all() {
        return in(SigningKeys::all);
    }

    private List<String> ids() {
        return all().stream().map(Generation::id).toList();
    }

    private Optional<Generation> maybe(Function<SigningKeys, Optional<Generation>> work) {
        return in(work);
    }

    private <T> T in(Function<SigningKeys, T> work) {
        return database.inTransaction(entities -> work.apply(new SigningKeys(entities, clock)));
    }
}
