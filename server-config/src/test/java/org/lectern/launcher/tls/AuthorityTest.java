package org.lectern.launcher.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.launcher.instance.ServerKey;

final class AuthorityTest {
    @TempDir
    Path data;

    @Test
    void serversCertificate_namesItsHostsAndIsSignedByTheAuthority() throws GeneralSecurityException, IOException {
        Authority authority = new Authority(data.resolve("ca"));
        ServerKey key = authority.certify("node-1", List.of("127.0.0.1", "hall.example"), data.resolve("node"));

        KeyStore store = KeyStores.read(key.store(), key.password()).orElseThrow();
        X509Certificate server = KeyStores.certificate(store, ServerKey.ALIAS);
        X509Certificate signer = (X509Certificate) store.getCertificateChain(ServerKey.ALIAS)[1];
        server.verify(signer.getPublicKey());
        assertThat(server.getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactlyInAnyOrder("127.0.0.1", "hall.example");
        assertThat(server.getBasicConstraints()).isEqualTo(-1);
        assertThat(Files.readString(Authority.certificateIn(data.resolve("ca"))))
                .startsWith("-----BEGIN CERTIFICATE");
    }

    @Test
    void keys_areTheOwnersAlone() throws IOException {
        ServerKey key = new Authority(data.resolve("ca")).certify("master", List.of("::1"), data.resolve("master"));
        for (Path file : List.of(key.store(), key.trust(), data.resolve("ca/ca.p12"), data.resolve("ca/password"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(data.resolve("ca")).isDirectoryNotContaining("glob:**.new");
        assertThat(key).asString().contains("***");
    }

    @Test
    void certificate_isKeptUntilAnotherHostIsAsked() throws IOException {
        Path place = data.resolve("node");
        byte[] first = made(place, "127.0.0.1");
        assertThat(made(place, "127.0.0.1")).isEqualTo(first);
        assertThat(made(place, "hall.example")).isNotEqualTo(first);
    }

    @Test
    void brokenStore_isMadeAnew() throws IOException, GeneralSecurityException {
        Path place = data.resolve("node");
        made(place, "127.0.0.1");
        Files.writeString(place.resolve("key.p12"), "cut off");
        made(place, "127.0.0.1");
        ServerKey key = new Authority(data.resolve("ca")).certify("node-1", List.of("127.0.0.1"), place);
        assertThat(KeyStores.read(key.store(), key.password()).orElseThrow().isKeyEntry(ServerKey.ALIAS))
                .isTrue();
    }

    /** The key's store after a certificate for {@code host} was asked for. */
    private byte[] made(Path place, String host) throws IOException {
        return Files.readAllBytes(new Authority(data.resolve("ca"))
                .certify("node-1", List.of(host), place)
                .store());
    }
}
