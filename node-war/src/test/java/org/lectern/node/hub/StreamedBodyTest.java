package org.lectern.node.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

final class StreamedBodyTest {
    private static final int ITEM = 16 << 10;

    private final StreamedBody body = new StreamedBody(Duration.ofMillis(50), this::count);
    private final FastSender sender = new FastSender();
    private int ended;

    private void count() {
        ended++;
    }

    @Test
    void onSubscribe_fastSenderAndNobodyReads_takesNoMoreThanMayWait() {
        body.onSubscribe(sender);
        assertThat(body.bytesWaiting()).isEqualTo(StreamedBody.MOST_WAITING);
        assertThat(sender.sent).isEqualTo(StreamedBody.MOST_WAITING);
    }

    @Test
    void read_fastSender_neverHasMoreWaitingThanMay() throws IOException {
        sender.size = 64L << 20;
        body.onSubscribe(sender);
        byte[] some = new byte[1000];
        long count = 0;
        for (int n = body.read(some, 0, some.length); n >= 0; n = body.read(some, 0, some.length)) {
            count += n;
            assertThat(body.bytesWaiting()).isLessThan(StreamedBody.MOST_WAITING + ITEM);
        }
        assertThat(count).isEqualTo(sender.size);
        assertThat(sender.most).isEqualTo(1);
        assertThat(ended).isEqualTo(1);
    }

    @Test
    void read_nothingComes_fails() {
        sender.size = 0;
        sender.silent = true;
        body.onSubscribe(sender);
        assertThatThrownBy(body::read).isInstanceOf(MasterUnreachable.class).hasMessageContaining("stalled");
    }

    @Test
    void read_breaksAfterSomeBytes_givesThemFirst() throws IOException {
        body.onSubscribe(new FastSender());
        body.onError(new IOException("cut"));
        assertThat(body.readNBytes(StreamedBody.MOST_WAITING)).hasSize(StreamedBody.MOST_WAITING);
        assertThatThrownBy(body::read).isInstanceOf(MasterUnreachable.class).hasMessageContaining("cut");
    }

    @Test
    void close_beforeTheEnd_cancelsAndLetsGo() throws IOException {
        body.onSubscribe(sender);
        body.close();
        assertThat(sender.cancelled).isTrue();
        assertThat(body.bytesWaiting()).isZero();
        assertThat(ended).isEqualTo(1);
        body.onNext(List.of(ByteBuffer.allocate(10)));
        assertThat(body.bytesWaiting()).isZero();
    }

    @Test
    void onSubscribe_closedBefore_cancels() {
        body.close();
        body.onSubscribe(sender);
        assertThat(sender.cancelled).isTrue();
        assertThat(sender.sent).isZero();
    }

    /** Sends as soon as it is asked to. */
    private final class FastSender implements Flow.Subscription {
        private long size = Long.MAX_VALUE;
        private long sent;
        private long most;
        private boolean silent;
        private boolean cancelled;

        @Override
        public void request(long n) {
            most = Math.max(most, n);
            if (silent) {
                return;
            }
            if (sent >= size) {
                body.onComplete();
            } else {
                sent += ITEM;
                body.onNext(List.of(ByteBuffer.allocate(ITEM)));
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
