package org.lectern.launcher.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.lectern.launcher.instance.PrivateFile;
import org.lectern.launcher.instance.ServerKey;
import org.lectern.settings.Secret;

/**
 * A private certificate authority for one cluster. Its key never leaves its folder, which only the owner may read.
 *
 * <p>Keys are P-256, signatures ECDSA with SHA-256. The authority's certificate is good for ten years; a server's for
 * 397 days, the most that browsers take, and it is replaced 30 days before.
 */
public final class Authority {
    private static final String ALIAS = "authority";
    private static final int DAYS = 3650;
    private static final int SERVER_DAYS = 397;
    private static final Duration RENEWAL = Duration.ofDays(30);

    /** The fields of a subject alternative name (RFC 5280, 4.2.1.6) as Java numbers them. */
    private static final Set<Integer> NAMES_AND_ADDRESSES = Set.of(2, 7);

    private final Path folder;
    private final Path store;
    private final Secret password;
    private final X509Certificate certificate;

    /** The authority in {@code folder}, made when it is missing. */
    public Authority(Path folder) {
        this.folder = folder;
        this.store = folder.resolve("ca.p12");
        PrivateFile.folder(folder);
        this.password = password(folder);
        if (!Files.exists(store)) {
            make();
        }
        this.certificate = own();
        PrivateFile.write(certificateIn(folder), pem(certificate));
    }

    /** Where the certificate of the authority in {@code folder} lies, as PEM, for clients. */
    public static Path certificateIn(Path folder) {
        return folder.resolve("ca.pem");
    }

    /**
     * The key of a server with a certificate of this authority. What is there already is kept if it names all of
     * {@code hosts} and is not about to end.
     *
     * @param name what the certificate calls the server
     * @param hosts names and addresses that clients reach it by
     * @param place a folder of the server's
     */
    public ServerKey certify(String name, Collection<String> hosts, Path place) {
        PrivateFile.folder(place);
        ServerKey key = new ServerKey(place.resolve("key.p12"), place.resolve("trust.p12"), password(place));
        try {
            if (!isGood(key, hosts)) {
                issue(name, hosts, key);
            }
            KeyStores.write(Trust.with(certificate), key.trust(), key.password());
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keytool made a key that cannot be read", e);
        }
    }

    private void make() {
        Path fresh = folder.resolve("ca.p12.new");
        delete(fresh);
        Keytool.generate(fresh, password, ALIAS, "CN=Lectern cluster " + Instant.now(), DAYS)
                .with("-ext", "bc:c=ca:true,pathlen:0", "-ext", "ku:c=keyCertSign,cRLSign")
                .run();
        KeyStores.write(KeyStores.read(fresh, password).orElseThrow(), store, password);
        delete(fresh);
    }

    private X509Certificate own() {
        try {
            return KeyStores.certificate(KeyStores.read(store, password).orElseThrow(), ALIAS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(store + " has no authority in it", e);
        }
    }

    private boolean isGood(ServerKey key, Collection<String> hosts) throws GeneralSecurityException {
        KeyStore there = KeyStores.read(key.store(), key.password()).orElseGet(KeyStores::empty);
        if (!there.isKeyEntry(ServerKey.ALIAS)) {
            return false;
        }
        X509Certificate server = KeyStores.certificate(there, ServerKey.ALIAS);
        return List.of(there.getCertificateChain(ServerKey.ALIAS)).contains(certificate)
                && server.getNotAfter().toInstant().isAfter(Instant.now().plus(RENEWAL))
                && hosts(server).containsAll(hosts);
    }

    private static Set<String> hosts(X509Certificate server) throws GeneralSecurityException {
        Collection<List<?>> names = server.getSubjectAlternativeNames();
        return names == null
                ? Set.of()
                : names.stream()
                        .filter(name -> NAMES_AND_ADDRESSES.contains((Integer) name.get(0)))
                        .map(name -> String.valueOf(name.get(1)))
                        .collect(Collectors.toCollection(HashSet::new));
    }

    private void issue(String name, Collection<String> hosts, ServerKey key) throws GeneralSecurityException {
        Path work = folder.resolve(name + ".p12.new");
        delete(work);
        KeyStores.write(KeyStores.read(store, password).orElseThrow(), work, password);
        try {
            Keytool.generate(work, password, ServerKey.ALIAS, "CN=" + name, SERVER_DAYS)
                    .with("-signer", ALIAS)
                    .with("-ext", "san=" + hosts.stream().map(Authority::named).collect(Collectors.joining(",")))
                    .with("-ext", "ku:c=digitalSignature", "-ext", "eku=serverAuth,clientAuth")
                    .run();
            KeyStore made = KeyStores.read(work, password).orElseThrow();
            KeyStore alone = KeyStores.empty();
            alone.setKeyEntry(
                    ServerKey.ALIAS,
                    made.getKey(ServerKey.ALIAS, password.reveal().toCharArray()),
                    key.password().reveal().toCharArray(),
                    made.getCertificateChain(ServerKey.ALIAS));
            KeyStores.write(alone, key.store(), key.password());
        } finally {
            delete(work);
        }
    }

    private static String named(String host) {
        boolean address = host.contains(":") || host.matches("[0-9.]+");
        return (address ? "ip:" : "dns:") + host;
    }

    private static Secret password(Path place) {
        return new Secret(PrivateFile.secret(place.resolve("password"), UnaryOperator.identity()));
    }

    private static String pem(X509Certificate certificate) {
        try {
            String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that cannot be written", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
