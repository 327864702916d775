package org.lectern.master.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lectern.content.Digest;

final class LastUsedTest {
    private final LastUsed<String> texts = new LastUsed<>(4, String::length);
    private final AtomicInteger readings = new AtomicInteger();

    @Test
    void known_isNotReadAgain() throws IOException {
        assertThat(get("ab")).hasValue("ab");
        assertThat(get("ab")).hasValue("ab");
        assertThat(readings).hasValue(1);
    }

    @Test
    void tooHeavy_thoseNotUsedForLongestGo() throws IOException {
        get("ab");
        get("cd");
        get("ab");
        get("e");
        assertThat(readings).hasValue(3);
        get("ab");
        get("e");
        assertThat(readings).hasValue(3);
        get("cd");
        assertThat(readings).hasValue(4);
    }

    @Test
    void heavierThanAll_staysWhileItIsTheLast() throws IOException {
        get("abcde");
        get("abcde");
        assertThat(readings).hasValue(1);
    }

    @Test
    void notThere_isLookedForAgain() throws IOException {
        assertThat(texts.get(digest("a"), Optional::empty)).isEmpty();
        assertThat(get("a")).hasValue("a");
    }

    @Test
    void failedReading_isTriedAgain() throws IOException {
        assertThatIOException()
                .isThrownBy(() -> texts.get(digest("a"), () -> {
                    throw new IOException("disk");
                }));
        assertThat(get("a")).hasValue("a");
    }

    @Test
    void manyAtOnce_waitForOneReading() throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(8);
        try {
            Callable<Optional<String>> one = () -> get("a");
            for (var answer : crowd.invokeAll(Collections.nCopies(64, one))) {
                assertThat(answer.get()).hasValue("a");
            }
        } finally {
            crowd.shutdownNow();
        }
        assertThat(readings).hasValue(1);
    }

    private Optional<String> get(String text) throws IOException {
        return texts.get(digest(text), () -> {
            readings.incrementAndGet();
            return Optional.of(text);
        });
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
