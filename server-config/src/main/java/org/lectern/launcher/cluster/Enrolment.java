package org.lectern.launcher.cluster;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.lectern.content.Digest;
import org.lectern.launcher.client.Json;
import org.lectern.launcher.client.MasterClient;

/** Lets a node join a master with a token of which the master is told the digest, as often as that is said. */
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
        body.add("join_token_digest", digest(node.key()));
        master.put(path, body.build(), Map.of());
    }

    private static String digest(String token) {
        return Digest.of(token.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
