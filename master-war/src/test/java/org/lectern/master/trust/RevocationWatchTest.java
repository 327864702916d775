package org.lectern.master.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.lectern.master.FakeClock;
import org.lectern.ticket.Revocation;

final class RevocationWatchTest {
    private final FakeClock clock = new FakeClock();
    private final AtomicLong head = new AtomicLong(7);
    private final AtomicInteger reads = new AtomicInteger();
    private final List<Revocation> rows = new ArrayList<>();
    private final RevocationWatch watch = new RevocationWatch(
            head::get,
            () -> {
                reads.incrementAndGet();
                return rows;
            },
            clock);

    @Test
    void rows_areReadWhenTheHeadMoved() {
        assertThat(watch.current().size()).isZero();
        clock.advance(Duration.ofSeconds(2));
        watch.current();
        assertThat(reads).hasValue(1);

        add();
        head.incrementAndGet();
        clock.advance(Duration.ofSeconds(2));
        assertThat(watch.current().size()).isEqualTo(1);
        assertThat(reads).hasValue(2);
    }

    @Test
    void changeOnThisMaster_countsAtOnce() {
        watch.current();
        add();
        head.incrementAndGet();
        assertThat(watch.current().size()).isZero();

        watch.forget();
        assertThat(watch.current().size()).isEqualTo(1);
    }

    private void add() {
        rows.add(new Revocation(
                Revocation.Kind.SUBJECT, "li", clock.instant(), clock.instant().plusSeconds(3600)));
    }
}
