package org.lectern.node.journal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
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
@DataSourceDefinition(
        name = JournalTimer.DATABASE,
        className = "org.h2.jdbcx.JdbcDataSource",
        url = "${MPCONFIG=lectern.node.journal.url:" + JournalTimer.DEFAULT_URL + "}",
        user = "lectern",
        password = "lectern",
        minPoolSize = 1,
        maxPoolSize = 4)
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class JournalTimer {
    /** The journal's data source. */
    static final String DATABASE = "java:app/jdbc/lectern-journal";

    static final String DEFAULT_URL = "jdbc:h2:file:~/lectern/node/journal;DB_CLOSE_ON_EXIT=FALSE";

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
