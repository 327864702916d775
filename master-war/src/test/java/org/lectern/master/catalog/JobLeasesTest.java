package org.lectern.master.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.lectern.master.FakeClock;
import org.lectern.master.OnEachDatabase;
import org.lectern.master.TestDatabase;

@OnEachDatabase
final class JobLeasesTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final FakeClock clock = new FakeClock();

    @Parameter
    private TestDatabase database;

    @BeforeEach
    void clean() {
        database.clean();
    }

    @Test
    void lease_isTakenByTheFirst() {
        assertThat(take("sweep", "one")).isTrue();
        assertThat(take("sweep", "two")).isFalse();
        assertThat(take("sweep", "one")).isTrue();
    }

    @Test
    void leases_ofOtherJobsAreFree() {
        assertThat(take("sweep", "one")).isTrue();
        assertThat(take("report", "two")).isTrue();
    }

    @Test
    void lease_isTakenOverWhenItsTimeIsOver() {
        take("sweep", "one");
        clock.advance(HOUR);
        assertThat(take("sweep", "two")).isFalse();

        clock.advance(Duration.ofMillis(1));
        assertThat(take("sweep", "two")).isTrue();
        assertThat(take("sweep", "one")).isFalse();
    }

    @Test
    void lease_isLongerWhenItIsRenewed() {
        take("sweep", "one");
        clock.advance(Duration.ofMinutes(50));
        take("sweep", "one");
        clock.advance(Duration.ofMinutes(50));

        assertThat(take("sweep", "two")).isFalse();
    }

    private boolean take(String job, String owner) {
        return database.inTransaction(entities -> new JobLeases(entities, clock).take(job, owner, HOUR));
    }
}
