package org.lectern.launcher.instance;

import java.net.URI;
import java.util.Optional;

/**
 * Where a server answers.
 *
 * @param address the address it binds, {@code 0.0.0.0} for all
 * @param host the name or address that others reach it by
 * @param port its port
 * @param context the context root, {@code /} or without a slash at its end
 * @param key for HTTPS; without one it speaks HTTP
 */
public record Listener(String address, String host, int port, String context, Optional<ServerKey> key) {

    /** One that speaks HTTP. */
    public Listener(String address, String host, int port, String context) {
        this(address, host, port, context, Optional.empty());
    }

    /** The context root's URL, without a slash at its end. */
    public URI url() {
        String bracketed = host.contains(":") ? "[" + host + "]" : host;
        return URI.create((key.isPresent() ? "https://" : "http://") + bracketed + ":" + port
                + (context.equals("/") ? "" : context));
    }
}
