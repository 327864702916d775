package org.lectern.launcher.instance;

import java.nio.file.Path;
import java.util.List;
import org.lectern.settings.Secret;

/**
 * What a server needs for TLS, as PKCS #12.
 *
 * @param store its key and the chain of its certificate
 * @param trust the certificates that it trusts when it calls others
 * @param password opens both
 */
public record ServerKey(Path store, Path trust, Secret password) {
    /** The name of the key in its store: the one that Payara looks for. */
    public static final String ALIAS = "s1as";

    /** The options for the server's JVM. */
    List<String> options() {
        return List.of(
                "-Djavax.net.ssl.keyStore=" + store,
                "-Djavax.net.ssl.keyStoreType=PKCS12",
                "-Djavax.net.ssl.keyStorePassword=" + password.reveal(),
                "-Djavax.net.ssl.trustStore=" + trust,
                "-Djavax.net.ssl.trustStoreType=PKCS12",
                "-Djavax.net.ssl.trustStorePassword=" + password.reveal());
    }
}
