package org.lectern.node.sibling;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.lectern.delivery.Delivery;
import org.lectern.delivery.DeliveryLimits;
import org.lectern.delivery.DeliverySettings;
import org.lectern.delivery.Front;
import org.lectern.node.replica.KeyRing;
import org.lectern.node.replica.Replicas;
import org.lectern.node.replica.swarm.SwarmSettings;
import org.lectern.settings.SettingsReader;

/** Makes the beans of this package. */
@Dependent
class SiblingBeans {
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    /**
     * Siblings have an engine of their own, so that people find theirs free. A stop waits for no sibling: it takes the
     * rest from elsewhere.
     */
    @Produces
    @Singleton
    static Giving giving(KeyRing keys, Replicas replicas) {
        SwarmSettings settings = SwarmSettings.from(SettingsReader.ofPlatform());
        DeliverySettings usual = DeliverySettings.DEFAULT;
        DeliveryLimits limits =
                new DeliveryLimits(TIMEOUT, settings.patience(), Duration.ZERO, settings.atOnce(), settings.rate(), 0);
        DeliverySettings delivery =
                new DeliverySettings(limits, usual.bufferSize(), usual.queueLimit(), usual.copyUpTo(), Front.NONE);
        return new Giving(settings.siblings(), new PassDesk(keys), replicas::share, new Delivery(delivery));
    }
}
