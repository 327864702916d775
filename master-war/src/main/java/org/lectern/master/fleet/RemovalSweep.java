package org.lectern.master.fleet;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;

/**
 * Forgets at night which packages were removed from nodes long ago. Several masters may do so at once. What it uses asks the
 * database as soon as it is made.
 */
@Singleton
@Startup
@DependsOn("MasterDatabase")
@ConcurrencyManagement(ConcurrencyManagementType.CONTAINER)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RemovalSweep {
    private static final System.Logger LOG = System.getLogger(RemovalSweep.class.getName());

    @Inject
    private Reports reports;

    @Inject
    private FleetSettings settings;

    @Inject
    private Clock clock;

    @Schedule(hour = "3", minute = "50", persistent = false)
    void sweep() {
        try {
            int forgotten = reports.forgetRemovals(clock.instant().minus(settings.keepRemovals()));
            LOG.log(Level.DEBUG, "{0} removals forgotten", forgotten);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Old removals could not be forgotten; that is tried again tomorrow", e);
        }
    }
}
