package org.lectern.master.catalog;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.NoSuchObjectLocalException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Has the content store read for damage, on one master at a time: a timer for one expiry, set again when its work is
 * done, so it never overlaps itself. What it uses asks the database as soon as it is made.
 */
@Singleton
@Startup
@DependsOn("MasterDatabase")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ContentScrubTimer {
    private static final System.Logger LOG = System.getLogger(ContentScrubTimer.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final String owner = UUID.randomUUID().toString();

    @SuppressWarnings("NullAway.Init") // by the container
    @Resource
    private TimerService timers;

    @Inject
    private ContentScrub scrub;

    @Inject
    private JobLeases leases;

    @Inject
    private Clock clock;

    private volatile boolean stopping;
    private volatile Instant renew = Instant.EPOCH;

    @PostConstruct
    void start() {
        again(PAUSE);
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }

    @Timeout
    void expired() {
        if (!stopping) {
            again(pass());
        }
    }

    private Duration pass() {
        try {
            if (isOurs()) {
                return scrub.pass();
            }
            scrub.leave();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "The content store could not be looked at for damage", e);
        }
        return PAUSE;
    }

    /** Renews the lease long before it ends. */
    private boolean isOurs() {
        Instant now = clock.instant();
        if (now.isBefore(renew)) {
            return true;
        }
        boolean ours = leases.take("content-scrub", owner, LEASE);
        renew = ours ? now.plus(LEASE.dividedBy(4)) : Instant.EPOCH;
        return ours;
    }

    private void again(Duration wait) {
        try {
            if (!stopping) {
                timers.createSingleActionTimer(wait.toMillis(), new TimerConfig(null, false));
            }
        } catch (IllegalStateException | NoSuchObjectLocalException e) {
            LOG.log(Level.DEBUG, "the application is stopping", e);
        }
    }
}
