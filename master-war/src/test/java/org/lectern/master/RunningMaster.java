package org.lectern.master;

import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.lectern.identity.IdentityKey;

/** A master that runs, and what its tests do again and again. */
interface RunningMaster {
    /** The context root. */
    URI root();

    /** Who may do everything. */
    MasterClient administrator();

    /** The folder of the content store. */
    Path content();

    /** Makes a meeting with one document. */
    default void draft(String id) {
        administrator().put("meetings/" + id, "{\"title\":\"董事会 " + id + "\"}");
        administrator()
                .upload("meetings/" + id + "/documents/01 开幕/议程.txt", ("议程 of " + id).getBytes(StandardCharsets.UTF_8));
    }

    /** Makes a meeting, publishes it and answers the version. */
    default JsonObject published(String id) {
        draft(id);
        return administrator().post("meetings/" + id + "/publish", "").json();
    }

    /** Enrols a node, lets it join, and answers a client that signs as it. */
    default MasterClient node(String id, String body) {
        administrator().put("nodes/" + id, "{}");
        MasterClient client = administrator().with(joined(id));
        administrator().put("nodes/" + id, body);
        return client;
    }

    /** Lets a node that is enrolled join with a new token and a new key. */
    default JoinedNode joined(String id) {
        String token =
                administrator().post("nodes/" + id + "/join-token", "").json().getString("join_token");
        return JoinedNode.join(administrator(), id, token, IdentityKey.generate());
    }

    /** Adds a participant and answers a client with his key. */
    default MasterClient participant(String meeting, String id) {
        JsonObject participant = administrator()
                .put("meetings/" + meeting + "/participants/" + id, "{\"name\":\"王芳\"}")
                .json();
        return administrator().with(participant.getString("access_key"));
    }
}
