package org.lectern.node.journal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Empties the journal's memory into its database, and that to the master, each second: a timer for one expiry, set
 * again when the work is done. What is in memory at the end is written before the node goes.
 */
@Singleton
@Startup
@DependsOn("JournalDatabase")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class JournalTimer {
    private static final System.Logger LOG = System.getLogger(JournalTimer.class.getName());
    private static final long INTERVAL_MILLIS = 1000;

    @SuppressWarnings("NullAway.Init") // by the container
    @Resource
    private TimerService timers;

    @Inject
    private Journal journal;

    /** One thread at a time works on the journal: the timer's, or the one that stops it. */
    private final ReentrantLock work = new ReentrantLock();

    private volatile boolean stopping;

    @PostConstruct
    void start() {
        again();
    }

    @PreDestroy
    void stop() {
        stopping = true;
        work.lock();
        try {
            journal.flush();
        } finally {
            work.unlock();
        }
    }

    @Timeout
    void expired() {
        work.lock();
        try {
            if (!stopping) {
                journal.flush();
                journal.ship();
            }
        } finally {
            work.unlock();
        }
        again();
    }

    private void again() {
        try {
            if (!stopping) {
                timers.createSingleActionTimer(INTERVAL_MILLIS, new TimerConfig(null, false));
            }
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "the application is stopping", e);
        }
    }
}
