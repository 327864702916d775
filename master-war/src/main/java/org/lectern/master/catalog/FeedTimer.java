package org.lectern.master.catalog;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks after held requests each second: their time may be over, or another master may have made a change. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FeedTimer {
    private static final Logger LOG = Logger.getLogger(FeedTimer.class.getName());

    @Inject
    private FeedWatch watch;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void look() {
        try {
            watch.look();
        } catch (RuntimeException e) {
            // A timer that throws twice is taken away by the server; the next second tries again.
            LOG.log(Level.WARNING, "Held requests could not be looked after", e);
        }
    }

    @PreDestroy
    void close() {
        watch.close();
    }
}
