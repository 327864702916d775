package org.lectern.master.fleet;

import java.util.List;
import javax.management.MXBean;

/** The fleet for the server's own console and for JMX clients: {@code org.lectern:type=Fleet}. */
@MXBean
public interface FleetMXBean {
    /**
     * Nodes in the order of their ids.
     *
     * @param after the id before the first one wanted, or empty
     * @param limit from 1 to 500
     */
    List<NodeStatus> nodes(String after, int limit);

    /** Lets a node end what it serves and get nobody new. */
    void drain(String id);

    /** Brings a drained node back to work. */
    void activate(String id);

    /** A node in open types. */
    record NodeStatus(String id, String state, String site, String lastHeartbeat, int activeDownloads, long diskFree) {
        static NodeStatus of(NodeView view) {
            return new NodeStatus(
                    view.id().value(),
                    view.state(),
                    view.site().orElse(""),
                    view.lastHeartbeat().map(Object::toString).orElse(""),
                    view.activeDownloads(),
                    view.diskFree());
        }

        public String getId() {
            return id;
        }

        public String getState() {
            return state;
        }

        public String getSite() {
            return site;
        }

        /** ISO 8601; empty before the first one. */
        public String getLastHeartbeat() {
            return lastHeartbeat;
        }

        public int getActiveDownloads() {
            return activeDownloads;
        }

        /** In bytes. */
        public long getDiskFree() {
            return diskFree;
        }
    }
}
