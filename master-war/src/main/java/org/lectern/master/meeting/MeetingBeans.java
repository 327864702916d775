package org.lectern.master.meeting;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.lectern.settings.SettingsReader;
import org.lectern.store.ContentStore;

/** Wires this room. */
@Dependent
class MeetingBeans {
    @Produces
    @Singleton
    static DocumentIntake documentIntake(ContentStore store, Clock clock) {
        return new DocumentIntake(store, DocumentSettings.from(SettingsReader.ofPlatform()), clock);
    }
}
