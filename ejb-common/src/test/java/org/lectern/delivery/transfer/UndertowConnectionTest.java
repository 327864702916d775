package org.lectern.delivery.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.delivery.transfer.StoredBody.Slice;

final class UndertowConnectionTest {
    private final FakeUndertow server = new FakeUndertow();
    private final byte[] bytes = new byte[100_000];
    private final List<Optional<Throwable>> ends = new ArrayList<>();
    private Path file;

    @BeforeEach
    void writeFile(@TempDir Path folder) throws IOException {
        new Random(1).nextBytes(bytes);
        file = Files.write(folder.resolve("file"), bytes);
    }

    @Test
    void channelWithRoom_takesTheRangeAtOnceOnTheThreadOfTheRequest() throws Exception {
        assertThat(send(1_000, 90_000)).isTrue();

        assertThat(server.sink.taken.toByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 1_000, 91_000));
        assertThat(ends).containsExactly(Optional.empty());
        assertThat(server.tasks).isEmpty();
    }

    @Test
    void fullChannel_takesTheRestOnceTheRequestIsHandled() throws Exception {
        server.sink.room = 10;

        send(5, 50_000);

        assertThat(ends).isEmpty();
        server.tasks.remove().run();
        server.sink.drain(777);
        assertThat(server.sink.taken.toByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 5, 50_005));
        assertThat(ends).containsExactly(Optional.empty());
        assertThat(server.events).containsExactly("suspended");
    }

    @Test
    void headersThatHaveNotLeft_keepTheFileBack() throws Exception {
        server.sink.flushesThatFail = 1;

        send(0, 100);

        assertThat(server.sink.taken.size()).isZero();
        server.tasks.remove().run();
        server.sink.drain(100);
        assertThat(server.sink.taken.toByteArray()).isEqualTo(Arrays.copyOf(bytes, 100));
    }

    @Test
    void clientThatGoes_endsItWithItsFailure() throws Exception {
        server.sink.room = 10;
        send(0, 100);
        server.sink.broken = true;

        server.tasks.remove().run();
        server.sink.drain(100);

        assertThat(ends)
                .singleElement()
                .satisfies(end -> assertThat(end.orElseThrow())
                        .isInstanceOf(IOException.class)
                        .hasMessage("the client has gone"));
        assertThat(server.events).containsExactly("suspended");
    }

    @Test
    void outputOfAnother_isNotBypassed() throws Exception {
        ServerConnection connection = new UndertowConnection(server.request());

        assertThat(connection.toSocket(server.response(FakeOutput.alwaysReady()), socket -> true, ends::add))
                .isFalse();
        assertThat(ends).isEmpty();
    }

    @Test
    void lengthThatTheServerHasTakenAway_leavesTheBytesToItsOutput() throws Exception {
        server.length = Optional.empty();

        assertThat(send(0, 100)).isFalse();
    }

    @Test
    void cut_closesTheConnection() throws Exception {
        new UndertowConnection(server.request()).cut();

        assertThat(server.events).containsExactly("cut");
    }

    @Test
    void channelThatWaits_isWokenToOfferAgain() throws Exception {
        UndertowConnection connection = new UndertowConnection(server.request());
        server.sink.room = 10;
        send(connection, 0, 100);
        connection.offerAgain();
        assertThat(server.sink.taken.size()).as("while the request is handled").isEqualTo(10);

        server.tasks.remove().run();
        server.sink.room = 20;
        connection.offerAgain();
        assertThat(server.sink.taken.size()).isEqualTo(30);

        server.sink.drain(100);
        connection.offerAgain();
        assertThat(server.sink.taken.toByteArray()).isEqualTo(Arrays.copyOf(bytes, 100));
        assertThat(ends).containsExactly(Optional.empty());
    }

    /** Sends a part of the file. */
    private boolean send(long first, long count) throws IOException, ReflectiveOperationException {
        return send(new UndertowConnection(server.request()), first, count);
    }

    private boolean send(UndertowConnection connection, long first, long count) throws IOException {
        Source source = new StoredSource(FileChannel.open(file), List.of(new Slice(first, count)));
        long[] left = {count};
        return connection.toSocket(
                server.response(server.output()),
                socket -> {
                    long moved = source.transferTo(socket, left[0]);
                    left[0] -= moved;
                    return left[0] == 0;
                },
                ends::add);
    }
}
