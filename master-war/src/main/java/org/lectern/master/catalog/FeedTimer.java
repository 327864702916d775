package org.lectern.master.catalog;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Looks after held requests: each second, and at once after a change made on this master. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FeedTimer {
    @Inject
    private FeedWatch watch;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void look() {
        watch.look();
    }

    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) Feed.FeedMoved event) {
        watch.look();
    }

    @PreDestroy
    void close() {
        watch.close();
    }
}
