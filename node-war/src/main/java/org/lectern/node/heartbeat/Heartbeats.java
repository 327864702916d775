package org.lectern.node.heartbeat;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.lectern.node.hub.Backoff;
import org.lectern.node.hub.Master;
import org.lectern.node.hub.MasterFailure;
import org.lectern.protocol.Heartbeat;

/** This node's heart: reports what the vitals say and does what the answer asks. One thread at a time. */
final class Heartbeats {
    private static final System.Logger LOG = System.getLogger(Heartbeats.class.getName());

    private final String boot = UUID.randomUUID().toString();
    private final HeartbeatSettings settings;
    private final Vitals vitals;
    private final Master master;
    private final Backoff backoff;
    private volatile boolean draining;
    private volatile boolean stopping;

    Heartbeats(HeartbeatSettings settings, Vitals vitals, Master master, Backoff backoff) {
        this.settings = settings;
        this.vitals = vitals;
        this.master = master;
        this.backoff = backoff;
    }

    /** Whether the master said that this node is to take no new downloads. */
    boolean isDraining() {
        return draining;
    }

    /** Whether this node is about to stop. */
    boolean isStopping() {
        return stopping;
    }

    /** Tells the master, with a last beat, that nobody is to be sent here any more. */
    void stop() {
        stopping = true;
        try {
            master.heartbeat(heartbeat());
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "the master will find out by itself that this node has stopped", e);
        }
    }

    /** Beats once and answers when to beat again: 80 % of the time after which the master would miss it. */
    Duration beat() {
        try {
            Heartbeat.Answer answer = master.heartbeat(heartbeat());
            backoff.reset();
            if (answer.draining() != draining) {
                LOG.log(Level.INFO, answer.draining() ? "This node is draining." : "This node takes downloads again.");
            }
            draining = answer.draining();
            vitals.replicas().limit(answer.syncLimits());
            vitals.replicas().handBack().give(answer.wanted());
            if (answer.report()) {
                vitals.reporter().reportAll();
            }
            return Duration.ofSeconds(Math.max(1, answer.intervalSeconds()))
                    .multipliedBy(4)
                    .dividedBy(5);
        } catch (MasterFailure e) {
            return backoff.next(e);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "No heartbeat could be made", e);
            return backoff.next();
        }
    }

    private Heartbeat heartbeat() throws IOException {
        return new Heartbeat(
                boot,
                vitals.softwareVersion(),
                settings.publicUrls(),
                Math.max(0, vitals.journal().activeDownloads()),
                vitals.journal().bytesServed(),
                vitals.replicas().free(),
                vitals.replicas().inventory(),
                stopping,
                Optional.of(vitals.clock().instant()));
    }
}
