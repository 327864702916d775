package org.lectern.launcher.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class PortsTest {
    private static final String LOOPBACK = "127.0.0.1";

    @Test
    void takenPort_isRefusedByNumber() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> Ports.take(LOOPBACK, port, 1)).hasMessageContaining(String.valueOf(port));
        }
    }

    @Test
    void freePorts_differ() {
        assertThat(Ports.free(LOOPBACK, 5)).doesNotHaveDuplicates().hasSize(5);
    }

    @Test
    void foreignAddress_isRefused() {
        assertThatThrownBy(() -> Ports.take("192.0.2.1", 8080, 1)).hasMessageContaining("192.0.2.1");
    }
}
