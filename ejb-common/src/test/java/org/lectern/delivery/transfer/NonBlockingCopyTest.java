package org.lectern.delivery.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class NonBlockingCopyTest {
    private static final Watch PATIENT = new Watch(Duration.ofDays(1), Duration.ofDays(1));
    /** Held here, so that its level lasts: hundreds of broken disks would fill the test's output. */
    private static final Logger QUIET = Logger.getLogger(NonBlockingCopy.class.getName());

    static {
        QUIET.setLevel(Level.OFF);
    }

    private static final int LENGTH = 5_000;

    @Property(tries = 300)
    void anyReadinessAndAnyReads_sendExactlyTheRange(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = LENGTH) int first,
            @ForAll @IntRange(min = 0, max = LENGTH) int length,
            @ForAll @IntRange(min = 1, max = 700) int bufferSize)
            throws IOException {
        Random random = new Random(seed);
        int count = Math.min(length, LENGTH - first);
        byte[] content = bytes(random);
        FakeChannel channel = new FakeChannel(content, random);
        channel.position(first);
        FakeExchange exchange = new FakeExchange("GET", "/", new FakeOutput(random::nextBoolean, Integer.MAX_VALUE))
                .withRoom(random::nextBoolean);

        copy(exchange, channel, count, bufferSize);

        assertThat(exchange.output().written()).isEqualTo(Arrays.copyOfRange(content, first, first + count));
        assertThat(exchange.events()).containsExactly("completed", "finished " + count + " COMPLETE");
        assertThat(channel.closings()).isOne();
    }

    @Property(tries = 200)
    void contentThatFailsInTheMiddle_isCutBeforeItIsCompleted(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = LENGTH - 1) int fault,
            @ForAll boolean endsInsteadOfFailing)
            throws IOException {
        Random random = new Random(seed);
        byte[] content = bytes(random);
        FakeChannel channel = new FakeChannel(content, random);
        FakeExchange exchange = new FakeExchange("GET", "/", new FakeOutput(random::nextBoolean, Integer.MAX_VALUE));

        copy(exchange, endsInsteadOfFailing ? channel.endingAt(fault) : channel.failingAt(fault), LENGTH, 512);

        assertThat(exchange.output().written()).isEqualTo(Arrays.copyOf(content, fault));
        assertThat(exchange.events()).containsExactly("cut", "completed", "finished " + fault + " FAILED");
        assertThat(channel.closings()).isOne();
    }

    @Property(tries = 200)
    void clientThatGoes_endsTheResponseAsAborted(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = LENGTH - 1) int mostBytes) throws IOException {
        Random random = new Random(seed);
        FakeChannel channel = new FakeChannel(bytes(random), random);
        FakeExchange exchange = new FakeExchange("GET", "/", new FakeOutput(random::nextBoolean, mostBytes))
                .withRoom(random::nextBoolean);

        copy(exchange, channel, LENGTH, 512);

        int sent = exchange.output().written().length;
        assertThat(exchange.events()).containsExactly("cut", "completed", "finished " + sent + " ABORTED");
        assertThat(channel.closings()).isOne();
    }

    @Example
    void callAfterTheEnd_writesNothing() throws IOException {
        FakeExchange exchange = FakeExchange.of("GET");
        Outgoing outgoing = start(exchange, new FakeChannel(new byte[LENGTH], new Random(1)), LENGTH, 512);
        outgoing.end(DeliveryOutcome.TIMED_OUT);

        exchange.output().runUntil(outgoing::isEnded);

        assertThat(exchange.output().written()).isEmpty();
        assertThat(exchange.events()).containsExactly("cut", "completed", "finished 0 TIMED_OUT");
    }

    private static void copy(FakeExchange exchange, FakeChannel channel, long length, int bufferSize)
            throws IOException {
        Outgoing outgoing = start(exchange, channel, length, bufferSize);
        exchange.output().runUntil(outgoing::isEnded);
    }

    private static Outgoing start(FakeExchange exchange, FakeChannel channel, long length, int bufferSize)
            throws IOException {
        Outgoing outgoing = exchange.outgoing(channel, length);
        new NonBlockingCopy(bufferSize).start(outgoing);
        outgoing.follow(PATIENT, exchange.listener()::finished);
        return outgoing;
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return bytes;
    }
}
