package org.lectern.node.hub;

import java.net.http.HttpClient;

/** A node's way to the master over a client that is there. */
public final class SimulatedHub {
    private SimulatedHub() {}

    /** The master that {@code client} reaches. */
    public static Master over(HttpClient client, HubSettings settings) {
        return new HttpMaster(settings, client);
    }
}
