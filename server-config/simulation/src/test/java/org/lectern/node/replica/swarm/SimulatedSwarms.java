package org.lectern.node.replica.swarm;

import java.net.http.HttpClient;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;
import org.lectern.node.hub.Master;

/** Swarms over a client that is there. */
public final class SimulatedSwarms {
    private SimulatedSwarms() {}

    /** Siblings that {@code client} reaches. */
    public static Swarms over(
            HttpClient client, SwarmSettings settings, Master master, ExecutorService helpers, RandomGenerator random) {
        return Swarms.of(settings, master, new HttpSiblings(client), helpers, random);
    }
}
