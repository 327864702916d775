package org.lectern.master.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.lectern.master.FakeClock;
import org.lectern.master.OnEachDatabase;
import org.lectern.master.TestDatabase;
import org.lectern.master.meeting.AccessLost;
import org.lectern.protocol.Page;
import org.lectern.ticket.Revocation;
import org.lectern.ticket.Revocation.Kind;

@OnEachDatabase
final class RevocationsTest {
    private final FakeClock clock = new FakeClock();

    @Parameter
    private TestDatabase database;

    @BeforeEach
    void clean() {
        database.clean();
    }

    @Test
    void added_isToldAfterTheGenerationBefore() {
        add(Kind.SUBJECT, "participant:board:li");
        add(Kind.MEETING, "board");

        assertThat(since(0)).extracting(Revocation::target).containsExactly("participant:board:li", "board");
        assertThat(since(1)).extracting(Revocation::kind).containsExactly(Kind.MEETING);
        assertThat(since(2)).isEmpty();
    }

    @Test
    void sameAgain_isOneThatCallsBackMore() {
        add(Kind.SUBJECT, "li");
        clock.advance(Duration.ofMinutes(5));
        add(Kind.SUBJECT, "li");

        assertThat(since(0)).extracting(Revocation::before).containsExactly(clock.instant());
        assertThat(since(1)).hasSize(1);
    }

    @Test
    void whatIsOver_isNotToldAndGoesWithTheNext() {
        add(Kind.TICKET, "AAAAAAAAAAAAAAAA");
        clock.advance(TrustSamples.SETTINGS.overlap().plusMinutes(3));

        assertThat(since(0)).isEmpty();
        add(Kind.TICKET, "BBBBBBBBBBBBBBBB");
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void manyAtATime_neverMoreThanWereMadeWithinTheOverlap() {
        for (int i = 0; i < 60; i++) {
            add(Kind.SUBJECT, "person-" + i);
            clock.advance(Duration.ofMinutes(30));
        }

        assertThat(rows()).isLessThanOrEqualTo(10);
    }

    @Test
    void list_isPaged() {
        add(Kind.SUBJECT, "a");
        add(Kind.SUBJECT, "b");
        add(Kind.SUBJECT, "c");

        Page<CalledBack> first = in(revocations -> revocations.list(0, 2));
        assertThat(first.items()).hasSize(2);
        long after = Long.parseLong(String.valueOf(first.next()));
        assertThat(in(revocations -> revocations.list(after, 2)).items())
                .extracting(entry -> entry.toRevocation().target())
                .containsExactly("c");
    }

    @Test
    void participantWhoWasRemoved_hasAllLinksCalledBack() {
        database.transact(entities -> revocations(entities).onAccessLost(new AccessLost("participant:board:li")));

        assertThat(since(0)).extracting(Revocation::target).containsExactly("participant:board:li");
    }

    private void add(Kind kind, String target) {
        in(revocations -> revocations.add(kind, target, "administrator"));
    }

    private List<Revocation> since(long generation) {
        return in(revocations -> revocations.since(generation, Long.MAX_VALUE, 100).stream()
                .map(CalledBack::toRevocation)
                .toList());
    }

    private long rows() {
        return database.inTransaction(entities -> entities.createQuery("select count(r) from CalledBack r", Long.class)
                .getSingleResult());
    }

    private <T> T in(Function<Revocations, T> work) {
        return database.inTransaction(entities -> work.apply(revocations(entities)));
    }

    private Revocations revocations(jakarta.persistence.EntityManager entities) {
        return TrustSamples.revocations(entities, TrustSamples.head(entities), clock);
    }
}
