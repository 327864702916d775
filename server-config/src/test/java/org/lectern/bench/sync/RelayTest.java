package org.lectern.bench.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class RelayTest {
    @Test
    void bytes_passUnchangedAndAreCountedBothWays() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Relay relay = Relay.to(server.getLocalPort());
                Socket client = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
            client.getOutputStream().write(new byte[] {1, 2, 3});
            client.shutdownOutput();
            try (Socket accepted = server.accept()) {
                assertThat(accepted.getInputStream().readAllBytes()).containsExactly(1, 2, 3);
                accepted.getOutputStream().write(new byte[] {4, 5});
            }
            assertThat(client.getInputStream().readAllBytes()).containsExactly(4, 5);
            assertThat(relay.passed()).isEqualTo(5);
        }
    }
}
