package org.lectern.master.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.lectern.master.FakeClock;
import org.lectern.master.OnEachDatabase;
import org.lectern.master.TestDatabase;
import org.lectern.ticket.SigningKey;

@OnEachDatabase
final class SigningKeysTest {
    private final FakeClock clock = new FakeClock();

    @Parameter
    private TestDatabase database;

    @BeforeEach
    void clean() {
        database.clean();
    }

    @Test
    void firstKey_isMadeOnce() {
        List<String> first = ids();
        List<String> again = ids();

        assertThat(first).hasSize(1).isEqualTo(again);
    }

    @Test
    void generations_comeNewestFirst() {
        String first = ids().get(0);
        clock.advance(Duration.ofDays(1));
        SigningKey next = SigningKey.generate();
        database.transact(entities -> entities.persist(new SigningKeyGeneration(next, clock.instant())));

        assertThat(ids()).containsExactly(next.id(), first);
    }

    @Test
    void generation_keepsItsTimeAndKey() {
        SigningKey key = SigningKey.generate();
        database.transact(entities -> entities.persist(new SigningKeyGeneration(key, clock.instant())));

        SigningKeyGeneration read =
                database.inTransaction(entities -> entities.find(SigningKeyGeneration.class, key.id()));

        assertThat(read.createdAt()).isEqualTo(FakeClock.START);
        assertThat(read.key().toPrivateJwk()).isEqualTo(key.toPrivateJwk());
    }

    private List<String> ids() {
        return database.inTransaction(entities -> new SigningKeys(entities, clock)
                .all().stream().map(SigningKey::id).toList());
    }
}
