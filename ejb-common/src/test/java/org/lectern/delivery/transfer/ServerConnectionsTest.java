package org.lectern.delivery.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ServerConnectionsTest {
    @Test
    void unknownServer_getsAConnectionThatIsClosedAfterTheDownload() {
        FakeExchange exchange = FakeExchange.of("GET");

        ServerConnection connection = new ServerConnections(1).of(exchange.request());
        connection.prepare(exchange.response());

        assertThat(connection).isInstanceOf(ClosingConnection.class);
        assertThat(exchange.headers()).containsEntry("Connection", "close");
    }
}
