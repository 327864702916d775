package org.lectern.node.replica.fetch;

import org.lectern.node.replica.fetch.ChunkSource.Origin;

/**
 * How far a fetch has come, in verified bytes.
 *
 * @param done what is here, whenever it came
 * @param missing what was not here when the fetch began
 * @param fromNode what of it was copied from other packages of this node
 * @param fromSiblings what of it came from other nodes
 * @param fromMaster what of it came from the master
 */
public record Tally(long done, long missing, long fromNode, long fromSiblings, long fromMaster) {
    /** Nothing was looked at. */
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    /** What has to travel, as far as is known: until this node was looked through, all that is missing. */
    public long needed() {
        return missing - fromNode;
    }

    /** What has travelled. */
    public long arrived() {
        return fromSiblings + fromMaster;
    }

    Tally found(int bytes) {
        return new Tally(done + bytes, missing, fromNode, fromSiblings, fromMaster);
    }

    Tally lacking(int bytes) {
        return new Tally(done, missing + bytes, fromNode, fromSiblings, fromMaster);
    }

    Tally plus(int bytes, Origin origin) {
        return switch (origin) {
            case NODE -> new Tally(done + bytes, missing, fromNode + bytes, fromSiblings, fromMaster);
            case SIBLING -> new Tally(done + bytes, missing, fromNode, fromSiblings + bytes, fromMaster);
            case MASTER -> new Tally(done + bytes, missing, fromNode, fromSiblings, fromMaster + bytes);
        };
    }
}
