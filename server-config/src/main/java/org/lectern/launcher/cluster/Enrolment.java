package org.lectern.launcher.cluster;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.lectern.content.Digest;
import org.lectern.launcher.client.Json;
import org.lectern.launcher.client.MasterClient;

/** Makes a master know a node by the digest of the node's key, so that the key itself stays with the node. */
final class Enrolment {
    private Enrolment() {}

    /** Enrols {@code node}; what an administrator said of a node that is known already stays. */
    static void enrol(MasterClient master, Member node) {
        String path = "/nodes/" + node.id();
        JsonObject known = master.get(path).body();
        JsonObjectBuilder body = Json.provider().createObjectBuilder();
        for (String kept : new String[] {"site", "networks"}) {
            if (known.containsKey(kept)) {
                body.add(kept, known.get(kept));
            }
        }
        body.add("key_digest", digest(node.key()));
        master.put(path, body.build(), Map.of());
    }

    private static String digest(String key) {
        return Digest.of(key.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
