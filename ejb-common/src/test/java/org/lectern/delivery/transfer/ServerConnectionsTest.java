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

    @Test
    void requestThatIsNotOfTheServer_closesTheWayForTheNext() {
        Ways ways = Ways.of(new FakeServer());

        ServerConnection connection =
                new ServerConnections(1, ways).of(FakeExchange.of("GET").request());

        assertThat(connection).isInstanceOf(ClosingConnection.class);
        assertThat(ways.connection().isOpen()).isFalse();
    }
}
