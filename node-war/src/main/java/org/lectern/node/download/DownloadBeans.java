package org.lectern.node.download;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.lectern.delivery.Delivery;
import org.lectern.delivery.DeliverySettings;
import org.lectern.network.ClientAddress;
import org.lectern.network.ProxySettings;
import org.lectern.node.hub.AddressSettings;
import org.lectern.node.journal.Journal;
import org.lectern.node.replica.KeyRing;
import org.lectern.node.replica.Replicas;
import org.lectern.node.stop.Stopping;
import org.lectern.settings.SettingsReader;

/** Makes the beans of this package. */
@Dependent
class DownloadBeans {
    @Produces
    @Singleton
    static Downloads downloads(KeyRing keys, Replicas replicas, Journal journal) {
        SettingsReader settings = SettingsReader.ofPlatform();
        Counter counter = new Counter(keys, replicas, DownloadSettings.from(settings));
        return new Downloads(
                counter,
                new Delivery(DeliverySettings.from(settings)),
                journal,
                Clock.systemUTC(),
                new Downloads.Places(
                        new ClientAddress(ProxySettings.from(settings)),
                        new KnownLinks(AddressSettings.from(settings).publicUrls())));
    }

    static void stop(@Observes @Priority(Stopping.WAIT) Stopping stopping, Downloads downloads) {
        downloads.close();
    }
}
