package org.lectern.delivery.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

final class SocketTransferTest {
    private static final int LENGTH = 5000;
    private static final byte[] BYTES = new byte[LENGTH];
    private static Path file = Path.of("");

    @BeforeContainer
    static void write() throws IOException {
        new Random(7).nextBytes(BYTES);
        file = Files.write(Files.createTempFile("lectern", ".bin"), BYTES);
    }

    @AfterContainer
    static void remove() throws IOException {
        Files.delete(file);
    }

    @Property(tries = 300)
    void anySocketAndAnyWay_takeExactlyTheRange(
            @ForAll long seed,
            @ForAll @IntRange(max = LENGTH) int first,
            @ForAll @IntRange(max = LENGTH) int length,
            @ForAll @IntRange(max = LENGTH) int copyUpTo)
            throws IOException {
        int count = Math.min(length, LENGTH - first);
        Socket socket = new Socket(new Random(seed), Integer.MAX_VALUE);
        FakeExchange exchange = FakeExchange.of("GET").withSocket(socket);

        assertThat(start(exchange, first, count, copyUpTo, Pace.FREE)).isDone();
        assertThat(socket.taken.toByteArray()).isEqualTo(Arrays.copyOfRange(BYTES, first, first + count));
        assertThat(exchange.events()).containsExactly("finished " + count + " COMPLETE");
    }

    @Property(tries = 50)
    void socketThatBreaks_endsTheResponse(@ForAll long seed, @ForAll @IntRange(max = LENGTH - 1) int breaksAt)
            throws IOException {
        Socket socket = new Socket(new Random(seed), breaksAt);
        FakeExchange exchange = FakeExchange.of("GET").withSocket(socket);

        assertThat(start(exchange, 0, LENGTH, 100, Pace.FREE)).isDone();
        assertThat(exchange.events()).hasSize(2).startsWith("cut");
        assertThat(exchange.events().get(1)).endsWith("ABORTED");
    }

    @Property(tries = 20)
    void pacedResponse_arrivesWhole(@ForAll long seed) throws Exception {
        Socket socket = new Socket(new Random(seed), Integer.MAX_VALUE);
        FakeExchange exchange = FakeExchange.of("GET").withSocket(socket);
        Pace pace = Pace.of(1 << 20);
        pace.take((1 << 20) / 10);

        assertThat(start(exchange, 0, LENGTH, 0, pace).get(30, TimeUnit.SECONDS))
                .isEqualTo(DeliveryOutcome.COMPLETE);
        assertThat(socket.taken.toByteArray()).isEqualTo(BYTES);
    }

    @Property(tries = 1)
    void pacedResponse_takesTheTimeItShould() throws Exception {
        int length = 400 << 10;
        Path large = Files.write(Files.createTempFile("lectern", ".bin"), new byte[length]);
        FakeExchange exchange = FakeExchange.of("GET").withSocket(new Socket(new Random(1), Integer.MAX_VALUE));
        Source source = new StoredSource(FileChannel.open(large), List.of(new StoredBody.Slice(0, length)));
        long begun = System.nanoTime();

        assertThat(start(exchange.outgoing(source, length, Pace.of(200 << 10)), exchange, 0)
                        .get(60, TimeUnit.SECONDS))
                .isEqualTo(DeliveryOutcome.COMPLETE);

        // Two seconds less the first 64 KiB, which may leave at once; how much longer is the machine's affair.
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(1600), Duration.ofSeconds(10));
        Files.delete(large);
    }

    @Property(tries = 1)
    void paceThatAllowsAllOfIt_takesNoNap() throws IOException {
        byte[] bytes = new byte[1 << 20];
        Path large = Files.write(Files.createTempFile("lectern", ".bin"), bytes);
        FakeExchange exchange = FakeExchange.of("GET").withSocket(new Socket(new Random(1), Integer.MAX_VALUE));
        Source source = new StoredSource(FileChannel.open(large), List.of(new StoredBody.Slice(0, bytes.length)));

        assertThat(start(exchange.outgoing(source, bytes.length, Pace.of(100 << 20)), exchange, 0))
                .isDone();
        Files.delete(large);
    }

    @Property(tries = 1)
    void serverThatChangesBytes_getsThemThroughItsOutput() throws IOException {
        Socket socket = new Socket(new Random(1), Integer.MAX_VALUE);
        FakeExchange exchange = FakeExchange.of("GET").withSocket(socket).changingBytes();
        CompletableFuture<DeliveryOutcome> finished = start(exchange, 0, LENGTH, 0, Pace.FREE);
        exchange.output().runUntil(finished::isDone);

        assertThat(exchange.output().written()).isEqualTo(BYTES);
        assertThat(socket.taken.size()).isZero();
    }

    @Property(tries = 1)
    void fileThatIsTooShort_failsTheResponse() throws IOException {
        FakeExchange exchange = FakeExchange.of("GET").withSocket(new Socket(new Random(1), Integer.MAX_VALUE));

        assertThat(start(exchange, LENGTH - 10, 20, 0, Pace.FREE)).isDone();
        assertThat(exchange.events()).containsExactly("cut", "finished 10 FAILED");
    }

    private static CompletableFuture<DeliveryOutcome> start(
            FakeExchange exchange, int first, int count, int copyUpTo, Pace pace) throws IOException {
        Source source = new StoredSource(FileChannel.open(file), List.of(new StoredBody.Slice(first, count)));
        return start(exchange.outgoing(source, count, pace), exchange, copyUpTo);
    }

    private static CompletableFuture<DeliveryOutcome> start(Outgoing outgoing, FakeExchange exchange, int copyUpTo)
            throws IOException {
        new SocketTransfer(copyUpTo, new NonBlockingCopy(100)).start(outgoing);
        CompletableFuture<DeliveryOutcome> finished = new CompletableFuture<>();
        outgoing.follow(new Watch(Duration.ofDays(1), Duration.ofDays(1)), (sent, outcome) -> {
            exchange.listener().finished(sent, outcome);
            finished.complete(outcome);
        });
        return finished;
    }

    /** Takes a random part of what it is offered, nothing too, and breaks when it has taken so many. */
    private static final class Socket implements WritableByteChannel {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final Random random;
        private final int most;

        Socket(Random random, int most) {
            this.random = random;
            this.most = most;
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            if (taken.size() >= most) {
                throw new IOException("Broken pipe");
            }
            byte[] bytes = new byte[random.nextInt(Math.min(from.remaining(), most - taken.size()) + 1)];
            from.get(bytes);
            taken.write(bytes, 0, bytes.length);
            return bytes.length;
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
