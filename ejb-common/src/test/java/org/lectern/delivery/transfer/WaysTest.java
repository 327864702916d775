package org.lectern.delivery.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WaysTest {
    @Test
    void serverWithAllParts_opensAllWays() {
        assertThat(Ways.of(new FakeServer()))
                .hasToString("the connection of Grizzly on, its socket on, its write in one go on");
    }

    @Test
    void otherServer_opensNone() {
        Ways ways = Ways.of(new FakeServer().without("org.apache.catalina.connector.RequestFacade"));

        assertThat(ways.connection().isOpen()).isFalse();
        assertThat(ways.socket().isOpen()).isFalse();
        assertThat(ways.oneGo().isOpen()).isFalse();
        assertThat(ways.connection())
                .hasToString("the connection of Grizzly off (this server has no"
                        + " org.apache.catalina.connector.RequestFacade)");
    }

    @Test
    void facadeThatHidesItsRequest_opensNone() {
        Ways ways = Ways.of(new FakeServer().with("org.apache.catalina.connector.RequestFacade", Object.class));

        assertThat(ways.connection().isOpen()).isFalse();
        assertThat(ways.connection().toString()).contains("java.lang.Object.request");
    }

    @Test
    void serverWithoutFileChunk_keepsTheWriteInOneGo() {
        Ways ways = Ways.of(new FakeServer().without("org.glassfish.grizzly.FileChunk"));

        assertThat(ways.connection().isOpen()).isTrue();
        assertThat(ways.socket().isOpen()).isFalse();
        assertThat(ways.oneGo().isOpen()).isTrue();
    }

    @Test
    void serverThatWrapsNoBuffers_keepsTheSocket() {
        Ways ways = Ways.of(new FakeServer().with("org.glassfish.grizzly.memory.Buffers", Object.class));

        assertThat(ways.socket().isOpen()).isTrue();
        assertThat(ways.oneGo().isOpen()).isFalse();
    }

    @Test
    void handlerThatIsToldOtherwise_closesWhatNeedsIt() {
        Ways ways = Ways.of(new FakeServer().with("org.glassfish.grizzly.CompletionHandler", Runnable.class));

        assertThat(ways.connection().isOpen()).isTrue();
        assertThat(ways.socket().isOpen()).isFalse();
        assertThat(ways.oneGo().isOpen()).isFalse();
    }
}
