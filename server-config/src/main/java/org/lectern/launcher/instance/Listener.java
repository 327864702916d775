package org.lectern.launcher.instance;

import java.net.URI;

/**
 * Where a server answers.
 *
 * @param address the address it binds, {@code 0.0.0.0} for all
 * @param host the name or address that others reach it by
 * @param port its port
 * @param context the context root, {@code /} or without a slash at its end
 */
public record Listener(String address, String host, int port, String context) {

    /** The context root's URL, without a slash at its end. */
    public URI url() {
        String bracketed = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + bracketed + ":" + port + (context.equals("/") ? "" : context));
    }
}
