package org.lectern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.launcher.client.PackageDownload;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.ClusterOptions;

/** A cluster that speaks HTTPS and nothing else. */
class TlsIT {
    private static final int FIRST_PIECE = 65_536;
    private static final int SOON_MILLIS = 10_000;

    @TempDir
    static Path folder;

    private static Cluster cluster;

    @BeforeAll
    static void start() {
        cluster = Cluster.start(
                ClusterOptions.in(folder.resolve("cluster")).withNodes(1).withTls());
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void meeting_reachesItsReadersByHttpsAlone() {
        MeetingDay day = new MeetingDay(cluster).upload("a.bin", 2, 1);
        Digest digest = day.publish();
        day.awaitEverywhere(digest);
        day.awaitLinksTo(cluster.member("node-1"));

        URI link = day.link().url();
        assertThat(link)
                .hasScheme("https")
                .hasPort(cluster.member("node-1").url().getPort());
        assertThat(new PackageDownload().load(link, FIRST_PIECE, folder.resolve("a.zip")))
                .isEqualTo(digest);
    }

    @Test
    void plainHttp_isNotAnswered() throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), cluster.masterUrl().getPort())) {
            socket.setSoTimeout(SOON_MILLIS);
            socket.getOutputStream().write("GET /api/v1/health HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("HTTP/1");
        }
    }

    @Test
    void cipherWithoutForwardSecrecy_isRefused() throws IOException, GeneralSecurityException {
        assertThat(handshake(SSLContext.getDefault(), "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"))
                .isEqualTo("TLSv1.2");
        assertThatIOException().isThrownBy(() -> handshake(SSLContext.getDefault(), "TLS_RSA_WITH_AES_128_GCM_SHA256"));
        assertThatIOException()
                .isThrownBy(() -> handshake(SSLContext.getDefault(), "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"));
    }

    @Test
    void clientThatDoesNotKnowTheAuthority_trustsNobody() throws GeneralSecurityException {
        TrustManagerFactory usual = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        usual.init((KeyStore) null);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, usual.getTrustManagers(), null);
        assertThatIOException()
                .isThrownBy(() -> handshake(context, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"))
                .withMessageContaining("unable to find valid certification path");
    }

    /** The protocol that a client of TLS 1.2 with one cipher suite agrees on with the master. */
    private static String handshake(SSLContext context, String suite) throws IOException {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket("127.0.0.1", cluster.masterUrl().getPort())) {
            socket.setSoTimeout(SOON_MILLIS);
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {suite});
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }
}
