package org.lectern.master.fleet;

import java.util.List;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.Wanted;

/** What the master wants from nodes. */
public interface Wants {
    /** What a node is to send that has just called. */
    List<Wanted> of(NodeId node);
}
