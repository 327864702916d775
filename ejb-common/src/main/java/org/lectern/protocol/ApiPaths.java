package org.lectern.protocol;

import java.net.URI;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;

/** Where things are, below the context root of a master or node. */
public final class ApiPaths {
    /** The JAX-RS application path of both WARs, without leading slash. */
    public static final String API = "api/v1";

    private ApiPaths() {}

    /** The package of a meeting at the master or node whose context root is {@code base}. */
    public static URI downloadPackage(URI base, MeetingId meeting) {
        return base.resolve(API + "/meetings/" + meeting + "/download-package");
    }

    /** What nodes are to hold. */
    public static URI syncMeetings(URI master) {
        return master.resolve(API + "/sync/meetings");
    }

    /** The complete data of one meeting. */
    public static URI syncMeeting(URI master, MeetingId meeting) {
        return master.resolve(API + "/sync/meetings/" + meeting);
    }

    /** The bytes of a package. */
    public static URI syncPackage(URI master, Digest digest) {
        return master.resolve(API + "/sync/packages/" + digest.hex());
    }

    /** The public keys that verify manifests and tickets. */
    public static URI syncKeys(URI master) {
        return master.resolve(API + "/sync/keys");
    }

    /** What {@code action} (heartbeat, replicas, downloads) of a node is posted to. */
    public static URI node(URI master, NodeId node, String action) {
        return master.resolve(API + "/nodes/" + node + "/" + action);
    }
}
