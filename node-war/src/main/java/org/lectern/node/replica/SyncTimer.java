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
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.lectern.node.hub.Master;

/**
 * Sees to it that the master is asked for news and that replicas are tended. Each of the two is a timer for one
 * expiry that is set again when its work is done, so it never overlaps itself; the question for news holds one thread.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SyncTimer {
    private static final System.Logger LOG = System.getLogger(SyncTimer.class.getName());
    private static final Duration TEND_INTERVAL = Duration.ofSeconds(1);

    @SuppressWarnings("NullAway.Init") // by the container
    @Resource
    private TimerService timers;

    @Inject
    private Sync sync;

    @Inject
    private Master master;

    private volatile boolean stopping;

    @PostConstruct
    void start() {
        again(Task.ASK, Duration.ZERO);
        again(Task.TEND, Duration.ZERO);
    }

    @PreDestroy
    void stop() {
        stopping = true;
        master.close();
    }

    @Timeout
    void expired(Timer timer) {
        if (stopping) {
            return;
        }
        if (timer.getInfo() == Task.ASK) {
            again(Task.ASK, ask());
        } else {
            tend(sync);
            again(Task.TEND, TEND_INTERVAL);
        }
    }

    /** Asks until there is a time to wait: the server fires no timer sooner than a second after it was set. */
    private Duration ask() {
        Duration wait = sync.feed().pass();
        while (wait.isZero() && !stopping) {
            wait = sync.feed().pass();
        }
        return wait;
    }

    private static void tend(Sync sync) {
        try {
            sync.replicas().tend();
            sync.reporter().soon();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "Replicas could not be tended", e);
        }
    }

    private void again(Task task, Duration wait) {
        try {
            if (!stopping) {
                timers.createSingleActionTimer(wait.toMillis(), new TimerConfig(task, false));
            }
        } catch (IllegalStateException | NoSuchObjectLocalException e) {
            LOG.log(Level.DEBUG, "the application is stopping", e);
        }
    }

    /** What a timer is for. */
    private enum Task {
        ASK,
        TEND
    }
}
