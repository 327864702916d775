package org.lectern.node;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.lectern.protocol.ApiPaths;

/** The node's JAX-RS application; its resources are found by their annotations. */
@ApplicationPath(ApiPaths.API)
public class NodeApplication extends Application {
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
