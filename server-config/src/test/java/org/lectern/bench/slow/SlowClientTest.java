package org.lectern.bench.slow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class SlowClientTest {
    private static final String CONTENT = "0123456789";
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n";
    private static final double AT_ONCE = 1e12;

    @TempDir
    Path folder;

    @Test
    void wholeFile_isNoFailure() throws IOException {
        assertThat(failure(HEAD + CONTENT)).isEmpty();
    }

    @Test
    void wrongBytes_areNoticed() throws IOException {
        assertThat(failure(HEAD + "0123x56789")).isEqualTo("wrong bytes after 0");
    }

    @Test
    void cutConnection_isNoticed() throws IOException {
        assertThat(failure(HEAD + "0123")).isEqualTo("cut after 4 bytes");
    }

    @Test
    void refusal_isNoticed() throws IOException {
        assertThat(failure("HTTP/1.1 503 Service Unavailable\r\n\r\n")).isEqualTo("HTTP/1.1 503 Service Unavailable");
    }

    @Test
    void moreThanTheFile_isWrong() throws IOException {
        assertThat(failure(HEAD + CONTENT + CONTENT)).isEqualTo("wrong bytes after 0");
    }

    @Test
    void clientThatGetsNothing_saysHowFarItCame() throws IOException {
        Reference reference = Reference.of(Files.writeString(folder.resolve("file"), CONTENT));
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SlowClient client = client(server, reference);
            assertThat(client.delay()).isEqualTo("never connected");

            try (Socket accepted = server.accept()) {
                client.turn(AT_ONCE, ByteBuffer.allocate(1000));
                assertThat(client.delay()).isEqualTo("never answered");
                assertThat(accepted.isConnected()).isTrue();
            }
            client.close();
        }
    }

    /** Why a client failed that got {@code answer} and then the end. */
    private String failure(String answer) throws IOException {
        Reference reference = Reference.of(Files.writeString(folder.resolve("file"), CONTENT));
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> answer(server, answer));
            SlowClient client = client(server, reference);
            ByteBuffer buffer = ByteBuffer.allocate(1000);
            while (!client.isOver()) {
                client.turn(AT_ONCE, buffer);
            }
            served.join();
            return client.failure();
        }
    }

    private static SlowClient client(ServerSocket server, Reference reference) throws IOException {
        return new SlowClient(
                new InetSocketAddress(server.getInetAddress(), server.getLocalPort()),
                SlowClient.request("here", "/file"),
                reference);
    }

    private static void answer(ServerSocket server, String answer) {
        try (Socket socket = server.accept()) {
            byte[] request = SlowClient.request("here", "/file");
            assertThat(socket.getInputStream().readNBytes(request.length)).isEqualTo(request);
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
