package org.lectern.node.replica;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
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
import java.time.Duration;
import org.lectern.node.replica.scrub.Scrub;

/** Has packages read for damage: a timer for one expiry, set again when its work is done, so it never overlaps itself. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ScrubTimer {
    private static final System.Logger LOG = System.getLogger(ScrubTimer.class.getName());
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    @SuppressWarnings("NullAway.Init") // by the container
    @Resource
    private TimerService timers;

    @Inject
    private Scrub scrub;

    private volatile boolean stopping;

    @PostConstruct
    void start() {
        again(Duration.ofSeconds(1));
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }

    @Timeout
    void expired() {
        if (!stopping) {
            again(pass(scrub));
        }
    }

    private static Duration pass(Scrub scrub) {
        try {
            return scrub.pass();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "Packages could not be looked at for damage", e);
            return AFTER_FAILURE;
        }
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
