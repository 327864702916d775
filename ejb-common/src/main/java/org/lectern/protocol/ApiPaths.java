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

    /** The same with a ticket: a link that needs no key. */
    public static URI downloadPackage(URI base, MeetingId meeting, String ticket) {
        return withTicket(downloadPackage(base, meeting), ticket);
    }

    /** What a multi-source client wants to know of the package, from the master whose context root is {@code base}. */
    public static URI metalink(URI base, MeetingId meeting) {
        return base.resolve(API + "/meetings/" + meeting + "/package.meta4");
    }

    /** The same with a ticket. */
    public static URI metalink(URI base, MeetingId meeting, String ticket) {
        return withTicket(metalink(base, meeting), ticket);
    }

    /** A meeting at the master. */
    public static URI meeting(URI master, MeetingId meeting) {
        return master.resolve(API + "/meetings/" + meeting);
    }

    /** What nodes are to hold. */
    public static URI syncMeetings(URI master) {
        return master.resolve(API + "/sync/meetings");
    }

    /** The complete data of one meeting. */
    public static URI syncMeeting(URI master, MeetingId meeting) {
        return master.resolve(API + "/sync/meetings/" + meeting);
    }

    /** The bytes of a package, at the master or, with a pass, at a sibling. */
    public static URI syncPackage(URI server, Digest digest) {
        return server.resolve(API + "/sync/packages/" + digest.hex());
    }

    /** The signed manifest of a package. */
    public static URI syncManifest(URI master, Digest digest) {
        return master.resolve(API + "/sync/packages/" + digest.hex() + "/manifest");
    }

    /** Who else has a package, or is getting it: asked of the master. */
    public static URI syncSources(URI master, Digest digest) {
        return master.resolve(API + "/sync/packages/" + digest.hex() + "/sources");
    }

    /** Which chunks of a package are there: asked of a sibling. And where the master takes those that it lost. */
    public static URI syncChunks(URI server, Digest digest) {
        return server.resolve(API + "/sync/packages/" + digest.hex() + "/chunks");
    }

    /** The public keys that verify manifests and tickets. */
    public static URI syncKeys(URI master) {
        return master.resolve(API + "/sync/keys");
    }

    /** What {@code action} (heartbeat, replicas, downloads) of a node is posted to. */
    public static URI node(URI master, NodeId node, String action) {
        return master.resolve(API + "/nodes/" + node + "/" + action);
    }

    /** A ticket is a JWS in compact form: nothing in it needs to be encoded. */
    private static URI withTicket(URI url, String ticket) {
        return URI.create(url + "?ticket=" + ticket);
    }
}
