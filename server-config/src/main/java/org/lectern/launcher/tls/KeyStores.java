package org.lectern.launcher.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.lectern.launcher.instance.PrivateFile;
import org.lectern.settings.Secret;

/** Key stores as PKCS #12 files. */
final class KeyStores {
    private KeyStores() {}

    /** What lies in {@code file}; empty if it cannot be opened. */
    static Optional<KeyStore> read(Path file, Secret password) {
        try (InputStream bytes = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(bytes, password.reveal().toCharArray());
            return Optional.of(store);
        } catch (GeneralSecurityException | IOException e) {
            return Optional.empty();
        }
    }

    /** A store in which there is nothing yet. */
    static KeyStore empty() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a JDK without PKCS #12", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces {@code file} as a whole. */
    static void write(KeyStore store, Path file, Secret password) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, password.reveal().toCharArray());
            PrivateFile.write(file, bytes.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a store that cannot be written", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The certificate named {@code alias}. */
    static X509Certificate certificate(KeyStore store, String alias) throws GeneralSecurityException {
        Certificate found = store.getCertificate(alias);
        if (found instanceof X509Certificate certificate) {
            return certificate;
        }
        throw new GeneralSecurityException("there is no certificate " + alias);
    }
}
