package org.lectern.master.placement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.logging.Logger;
import org.lectern.master.access.Signatures;
import org.lectern.master.catalog.Catalog;
import org.lectern.master.catalog.Wounds;
import org.lectern.master.fleet.Holders;
import org.lectern.master.fleet.Reports;
import org.lectern.master.fleet.Siblings;
import org.lectern.master.fleet.Wants;
import org.lectern.settings.SettingsReader;

/** Wires this room. */
@Dependent
class PlacementBeans {
    private static final Logger LOG = Logger.getLogger(PlacementBeans.class.getName());

    @Produces
    @Singleton
    static PlacementSettings placementSettings() {
        return PlacementSettings.from(SettingsReader.ofPlatform());
    }

    @Produces
    @Singleton
    static Links links(
            Holders holders, Signatures signatures, PlacementSettings settings, TicketSettings tickets, Clock clock) {
        Placement placement = new Placement(holders::of, settings.ticketLifetime(), clock);
        return new Links(placement, signatures, settings, tickets, clock);
    }

    @Produces
    @Singleton
    static TicketSettings ticketSettings() {
        return TicketSettings.from(SettingsReader.ofPlatform());
    }

    /** Who holds what the master has lost is asked for it. */
    @Produces
    @Dependent
    static Wants wants(Wounds wounds, Holders holders) {
        return node -> wounds.wantedOf(digest -> holders.isHeldBy(digest, node));
    }

    @Produces
    @Dependent
    static Replicas replicas(Reports reports, Catalog catalog, Clock clock) {
        return new Replicas(reports, catalog, clock);
    }

    @Produces
    @Singleton
    static Sources sources(Siblings siblings, Signatures signatures, PlacementSettings settings, Clock clock) {
        return new Sources(siblings::of, signatures, settings, clock, new SecureRandom());
    }

    /** Settings that cannot be used stop the deployment, not the first request. */
    static void atStart(
            @Observes @Initialized(ApplicationScoped.class) Object event,
            PlacementSettings settings,
            TicketSettings tickets) {
        LOG.fine(() -> "Settings: " + settings + ", " + tickets);
    }
}
