package org.lectern.launcher.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.lectern.launcher.terminal.Refusal;

/** Which authorities are trusted: those that the JDK knows, and further ones. */
public final class Trust {
    private static final String OWN = "lectern-";
    private static final KeyStore ALL = authorities();

    private Trust() {}

    /**
     * Lets every HTTPS client that this process makes from now on trust the authority in {@code pem} too.
     *
     * @throws Refusal if there is no certificate in it
     */
    public static synchronized void add(Path pem) {
        try {
            add(ALL, certificate(pem));
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(ALL);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            SSLContext.setDefault(context);
        } catch (GeneralSecurityException | IOException e) {
            throw Refusal.of("tls.no-certificate", pem).because(e);
        }
    }

    /** A store with all that the JDK trusts and {@code certificate}. */
    static KeyStore with(X509Certificate certificate) throws GeneralSecurityException {
        KeyStore store = authorities();
        add(store, certificate);
        return store;
    }

    private static void add(KeyStore store, X509Certificate certificate) throws GeneralSecurityException {
        store.setCertificateEntry(OWN + certificate.getSerialNumber().toString(16), certificate);
    }

    private static X509Certificate certificate(Path pem) throws GeneralSecurityException, IOException {
        try (InputStream text = Files.newInputStream(pem)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(text);
        }
    }

    private static KeyStore authorities() {
        KeyStore store = KeyStores.empty();
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((@Nullable KeyStore) null);
            int count = 0;
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager known) {
                    for (X509Certificate authority : known.getAcceptedIssuers()) {
                        store.setCertificateEntry("jdk-" + count++, authority);
                    }
                }
            }
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a JDK that trusts nobody", e);
        }
    }
}
