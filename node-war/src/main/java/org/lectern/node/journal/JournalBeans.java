package org.lectern.node.journal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.lectern.node.hub.Backoff;
import org.lectern.node.hub.Master;
import org.lectern.settings.SettingsReader;

/** Makes the beans of this package. */
@Dependent
class JournalBeans {
    @SuppressWarnings("NullAway.Init") // by the container
    @Resource(lookup = JournalTimer.DATABASE)
    private DataSource database;

    @Produces
    @Singleton
    static JournalSettings settings() {
        return JournalSettings.from(SettingsReader.ofPlatform());
    }

    @Produces
    @Singleton
    Outbox outbox() {
        DataSource source = database;
        return new LateOutbox(() -> JpaOutbox.open(source));
    }

    void close(@Disposes Outbox outbox) {
        outbox.close();
    }

    @Produces
    @Singleton
    static Journal journal(Outbox outbox, Master master, JournalSettings settings) {
        Backoff backoff = new Backoff(settings.errorInterval(), settings.errorIntervalMax(), new SecureRandom());
        return new Journal(outbox, master, Clock.systemUTC(), settings, backoff);
    }
}
