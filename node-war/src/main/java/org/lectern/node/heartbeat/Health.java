package org.lectern.node.heartbeat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.lectern.node.hub.HubSettings;
import org.lectern.node.hub.Master;
import org.lectern.node.hub.MasterStatus;
import org.lectern.node.replica.FeedSync;
import org.lectern.node.replica.Replicas;
import org.lectern.protocol.NodeId;

/** Whether this node is of use. It is so without the master, with what it holds. */
@Dependent
class Health {
    private final HubSettings hub;
    private final Master master;
    private final Replicas replicas;
    private final FeedSync feed;
    private final Heartbeats heartbeats;

    @Inject
    Health(HubSettings hub, Master master, Replicas replicas, FeedSync feed, Heartbeats heartbeats) {
        this.hub = hub;
        this.master = master;
        this.replicas = replicas;
        this.feed = feed;
        this.heartbeats = heartbeats;
    }

    View look() {
        String status = heartbeats.isStopping()
                ? "stopping"
                : heartbeats.isDraining() ? "draining" : feed.hasAsked() ? "up" : "starting";
        String way = master.status() == MasterStatus.UP ? "up" : "down";
        return new View(status, hub.node(), replicas.count(), way);
    }

    /**
     * The answer.
     *
     * @param status {@code up}, {@code draining}, {@code stopping}, or {@code starting} until the master was asked what to hold
     * @param replicas how many packages are active
     * @param master {@code up} or {@code down}
     */
    public record View(String status, NodeId node, int replicas, String master) {}
}
