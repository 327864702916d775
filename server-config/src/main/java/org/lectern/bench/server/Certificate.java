package org.lectern.bench.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.lectern.launcher.instance.Java;

/**
 * A key and a certificate that nobody trusts, for both servers.
 *
 * @param store as PKCS #12, for the node
 * @param pem key and certificate as PEM, for nginx
 */
public record Certificate(Path store, Path pem) {
    /** What opens the store; it guards nothing. */
    static final String PASSWORD = "changeit";

    private static final String ALIAS = "s1as"; // the one that Payara looks for

    /** Makes one in {@code folder}. */
    public static Certificate in(Path folder) {
        Certificate certificate = new Certificate(folder.resolve("key.p12"), folder.resolve("key.pem"));
        certificate.generate();
        certificate.export();
        return certificate;
    }

    /** Protocol and cipher suite that a connection to {@code url} agrees on, trusting this certificate only. */
    public String session(URI url) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            KeyStore known = KeyStore.getInstance("PKCS12");
            known.load(null, null);
            known.setCertificateEntry(ALIAS, keys().getCertificate(ALIAS));
            trust.init(known);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(url.getHost(), url.getPort())) {
                socket.startHandshake();
                return socket.getSession().getProtocol() + " "
                        + socket.getSession().getCipherSuite();
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no TLS with the benchmark's own certificate", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KeyStore keys() throws GeneralSecurityException, IOException {
        try (InputStream bytes = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(bytes, PASSWORD.toCharArray());
            return keys;
        }
    }

    private void generate() {
        Program.run(List.of(
                Java.program().resolveSibling("keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString()));
    }

    private void export() {
        try {
            KeyStore keys = keys();
            byte[] key = keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
            Files.writeString(
                    pem,
                    block("PRIVATE KEY", key)
                            + block("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keytool made a store that cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String block(String kind, byte[] der) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }
}
