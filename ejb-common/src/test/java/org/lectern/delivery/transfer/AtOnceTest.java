package org.lectern.delivery.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AtOnceTest {
    private static final int SIZE = 100;

    private final byte[] bytes = new byte[1000];
    private final Socket socket = new Socket();
    private final FakeExchange exchange = FakeExchange.of("GET").withSocket(socket);
    private final FakeChannel channel;
    private boolean otherWay;
    private final AtOnce atOnce = new AtOnce(SIZE, outgoing -> otherWay = true);

    AtOnceTest() {
        new Random(3).nextBytes(bytes);
        channel = new FakeChannel(bytes, new Random(1));
    }

    @Test
    void shortAnswer_leavesInOneGo() throws IOException {
        send(exchange, SIZE, Pace.FREE);

        assertThat(socket.taken.toByteArray()).isEqualTo(Arrays.copyOf(bytes, SIZE));
        assertThat(exchange.events()).containsExactly("in one go", "finished 100 COMPLETE");
        assertThat(otherWay).isFalse();
    }

    @Test
    void longAnswer_leavesTheOtherWay() throws IOException {
        send(exchange, SIZE + 1, Pace.FREE);

        assertThat(otherWay).isTrue();
        assertThat(exchange.events()).doesNotContain("in one go");
    }

    @Test
    void pacedAnswer_leavesTheOtherWay() throws IOException {
        send(exchange, SIZE, Pace.of(1 << 20));

        assertThat(otherWay).isTrue();
    }

    @Test
    void serverThatWeDoNotKnow_getsItTheOtherWay() throws IOException {
        send(FakeExchange.of("GET"), SIZE, Pace.FREE);

        assertThat(otherWay).isTrue();
    }

    @Test
    void socketThatBreaks_endsTheAnswer() throws IOException {
        socket.broken = true;
        send(exchange, SIZE, Pace.FREE);

        assertThat(exchange.events()).containsExactly("in one go", "cut", "finished 0 ABORTED");
    }

    @Test
    void manyAnswersThatBreak_giveBackWhatTheyTook() throws IOException {
        socket.broken = true;
        for (int i = 0; i < 1000; i++) {
            send(exchange, SIZE, Pace.FREE);
            channel.position(0);
        }
        assertThat(otherWay).isFalse();
    }

    @Test
    void contentThatCannotBeRead_isNotBegun() {
        Outgoing outgoing = exchange.outgoing(new FakeChannel(bytes, new Random(1)).failingAt(50), SIZE);

        assertThatIOException().isThrownBy(() -> atOnce.start(outgoing));
        assertThat(exchange.events()).isEmpty();
    }

    @Test
    void manyAnswers_lendTheSameFewBuffers() throws IOException {
        for (int i = 0; i < 1000; i++) {
            send(exchange, SIZE, Pace.FREE);
            channel.position(0);
        }
        assertThat(otherWay).isFalse();
    }

    private void send(FakeExchange to, int length, Pace pace) throws IOException {
        Outgoing outgoing = to.outgoing(channel.source(), length, pace);
        atOnce.start(outgoing);
        outgoing.follow(new Watch(Duration.ofDays(1), Duration.ofDays(1)), to.listener()::finished);
    }

    private static final class Socket implements WritableByteChannel {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private boolean broken;

        @Override
        public int write(ByteBuffer from) throws IOException {
            if (broken) {
                throw new IOException("Broken pipe");
            }
            byte[] some = new byte[Math.min(7, from.remaining())];
            from.get(some);
            taken.writeBytes(some);
            return some.length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }
    }
}
