package org.lectern.delivery.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GrizzlyConnectionTest {
    @Test
    void unknownServer_getsAConnectionThatIsClosedAfterTheDownload() {
        FakeExchange exchange = FakeExchange.of("GET");

        ServerConnection connection = GrizzlyConnection.of(exchange.request());
        connection.prepare(exchange.response(), 1);

        assertThat(connection).isInstanceOf(ClosingConnection.class);
        assertThat(exchange.headers()).containsEntry("Connection", "close");
    }
}
