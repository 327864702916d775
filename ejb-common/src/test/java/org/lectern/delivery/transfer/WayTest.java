package org.lectern.delivery.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class WayTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Way way = new Way("a way", Optional.empty(), nanos::get);

    @Test
    void wayWithAllItsParts_isOpen() {
        assertThat(way.isOpen()).isTrue();
        assertThat(way).hasToString("a way on");
    }

    @Test
    void wayThatLacksAPart_isNeverOpen() {
        Way broken = new Way("a way", Optional.of("wheel"), nanos::get);

        assertThat(broken.isOpen()).isFalse();
        assertThat(broken).hasToString("a way off (this server has no wheel)");
    }

    @Test
    void wayThatFails_isClosedForAMinute() {
        way.failed(new InvocationTargetException(new NoSuchMethodError("gone")));

        assertThat(way.isOpen()).isFalse();
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(way.isOpen()).isFalse();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(way.isOpen()).isTrue();
    }

    @Test
    void clientThatGoes_closesNoWay() {
        way.failed(new IOException("connection reset"));
        way.failed(new InvocationTargetException(new IOException("connection reset")));

        assertThat(way.isOpen()).isTrue();
    }
}
