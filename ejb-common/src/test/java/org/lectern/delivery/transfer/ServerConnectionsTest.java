package org.lectern.delivery.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.modules.ModuleClassLoader;
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
    void log_namesTheWaysOfTheServerThatWeAreOn() {
        FakeServer grizzly = new FakeServer();
        FakeServer other = new FakeServer().without("org.glassfish.grizzly.http.server.Request");
        ServerConnections connections = new ServerConnections(1, Ways.of(grizzly));

        assertThat(connections.named(grizzly)).isEqualTo(Ways.of(grizzly).toString());
        assertThat(connections.named(new ModuleClassLoader())).isEqualTo("the channel of Undertow on");
        assertThat(connections.named(other)).isEqualTo("none is known on this server");
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
