package org.lectern.node.heartbeat;

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
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Beats at once, then when the last beat said, and for the last time when it stops, which is before the downloads are
 * ended: a timer for one expiry, set again when its work is done. */
@Singleton
@Startup
@DependsOn("ClosingTime")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class HeartbeatTimer {
    private static final System.Logger LOG = System.getLogger(HeartbeatTimer.class.getName());

    @SuppressWarnings("NullAway.Init") // by the container
    @Resource
    private TimerService timers;

    @Inject
    private Heartbeats heartbeats;

    private volatile boolean stopping;

    @PostConstruct
    void start() {
        again(Duration.ZERO);
    }

    @PreDestroy
    void stop() {
        stopping = true;
        heartbeats.stop();
    }

    @Timeout
    void expired() {
        if (!stopping) {
            again(spread(heartbeats.beat()));
        }
    }

    /** Takes off up to a tenth at random: nodes that started together do not beat together. */
    private static Duration spread(Duration wait) {
        return wait.minusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 10 + 1));
    }

    private void again(Duration wait) {
        try {
            if (!stopping) {
                timers.createSingleActionTimer(wait.toMillis(), new TimerConfig(null, false));
            }
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "the application is stopping", e);
        }
    }
}
