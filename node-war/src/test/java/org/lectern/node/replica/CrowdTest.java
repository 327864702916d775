package org.lectern.node.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

final class CrowdTest {
    private final Crowd<String> crowd = new Crowd<>();

    @Test
    void whatIsFound_isToldToAllAndToThoseWhoComeLate() {
        CompletableFuture<String> first = crowd.join();
        CompletableFuture<String> second = crowd.join();

        crowd.found("here");

        assertThat(first).isCompletedWithValue("here");
        assertThat(second).isCompletedWithValue("here");
        assertThat(crowd.join()).isCompletedWithValue("here");
        assertThat(crowd.size()).isZero();
    }

    @Test
    void failure_isToldToAll() {
        IOException why = new IOException("gone");
        CompletableFuture<String> first = crowd.join();

        crowd.failed(why);

        assertThat(first).isCompletedExceptionally();
        assertThat(crowd.join().handle((value, failure) -> failure)).isCompletedWithValue(why);
    }

    @Test
    void oneWhoGivesUp_isForgottenAndTheOthersWaitOn() {
        CompletableFuture<String> patient = crowd.join();

        crowd.join().completeExceptionally(new TimeoutException());

        assertThat(crowd.size()).isOne();
        crowd.found("here");
        assertThat(patient).isCompletedWithValue("here");
    }
}
