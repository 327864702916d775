package org.lectern.master;

import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

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

    /** Enrols a node and answers a client with its key. */
    default MasterClient node(String id, String body) {
        JsonObject node = administrator().put("nodes/" + id, body).json();
        String key = node.containsKey("api_key")
                ? node.getString("api_key")
                : administrator().post("nodes/" + id + "/key", "").json().getString("api_key");
        return administrator().with(key);
    }

    /** Adds a participant and answers a client with his key. */
    default MasterClient participant(String meeting, String id) {
        JsonObject participant = administrator()
                .put("meetings/" + meeting + "/participants/" + id, "{\"name\":\"王芳\"}")
                .json();
        return administrator().with(participant.getString("access_key"));
    }
}
