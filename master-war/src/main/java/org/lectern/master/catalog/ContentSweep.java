package org.lectern.master.catalog;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.lectern.store.LocalContentStore;

/**
 * Removes content that nothing needs any more, on one master at a time. Costs a look at every stored file and three
 * index look-ups for each that is older than a day.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.CONTAINER)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ContentSweep {
    private static final Logger LOG = Logger.getLogger(ContentSweep.class.getName());
    private static final Duration GRACE = Duration.ofDays(1);

    private final String owner = UUID.randomUUID().toString();

    @Inject
    private JobLeases leases;

    @Inject
    private LocalContentStore store;

    @Inject
    private Catalog catalog;

    @Inject
    private Clock clock;

    @Schedule(hour = "3", minute = "40", persistent = false)
    void sweep() {
        try {
            if (leases.take("content-sweep", owner, Duration.ofHours(6))) {
                int removed = store.sweep(clock.instant(), GRACE, catalog::needs);
                LOG.info(() -> "Content sweep removed " + removed + " files");
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "Content sweep failed; it runs again tomorrow", e);
        }
    }
}
