package org.lectern.node.membership;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where offers of keys are handed in. */
public interface Entrance {
    /** Posts JSON and answers what came, whatever its status. */
    Reply post(URI url, String authorization, String json) throws IOException;

    /**
     * An answer of whoever answers there.
     *
     * @param seal the header {@link org.lectern.identity.Seal#HEADER}
     */
    record Reply(int status, String body, Optional<String> seal) {
        /** The body as it came. */
        byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }
}
