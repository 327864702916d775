package org.lectern.master.meeting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.logging.Logger;
import org.lectern.settings.SettingsReader;
import org.lectern.store.ContentStore;

/** Wires this room. */
@Dependent
class MeetingBeans {
    private static final Logger LOG = Logger.getLogger(MeetingBeans.class.getName());

    @Produces
    @Singleton
    static DocumentSettings documentSettings() {
        return DocumentSettings.from(SettingsReader.ofPlatform());
    }

    @Produces
    @Singleton
    static AddressSettings addressSettings() {
        return AddressSettings.from(SettingsReader.ofPlatform());
    }

    @Produces
    @Singleton
    static DocumentIntake documentIntake(ContentStore store, DocumentSettings settings, Clock clock) {
        return new DocumentIntake(store, settings, clock);
    }

    /** Settings that cannot be used stop the deployment, not the first request. */
    static void atStart(@Observes @Initialized(ApplicationScoped.class) Object event, DocumentSettings settings) {
        LOG.fine(() -> "Settings: " + settings);
    }
}
