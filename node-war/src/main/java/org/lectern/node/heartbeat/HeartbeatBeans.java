package org.lectern.node.heartbeat;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ResourceBundle;
import org.lectern.node.hub.Backoff;
import org.lectern.node.hub.Master;
import org.lectern.node.journal.Journal;
import org.lectern.node.replica.ReplicaReporter;
import org.lectern.node.replica.Replicas;
import org.lectern.node.stop.Stopping;
import org.lectern.settings.SettingsReader;

/** Makes the beans of this package. */
@Dependent
class HeartbeatBeans {
    @Produces
    @Singleton
    static Heartbeats heartbeats(Replicas replicas, ReplicaReporter reporter, Journal journal, Master master) {
        HeartbeatSettings settings = HeartbeatSettings.from(SettingsReader.ofPlatform());
        Backoff backoff = new Backoff(settings.errorInterval(), settings.errorIntervalMax(), new SecureRandom());
        return new Heartbeats(
                settings,
                new Vitals(replicas, reporter, journal, softwareVersion(), Clock.systemUTC()),
                master,
                backoff);
    }

    static void stop(@Observes @Priority(Stopping.TELL) Stopping stopping, Heartbeats heartbeats) {
        heartbeats.stop();
    }

    static String softwareVersion() {
        return ResourceBundle.getBundle("org.lectern.node.heartbeat.software").getString("version");
    }
}
