package org.lectern.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.delivery.transfer.DeliveryOutcome;
import org.lectern.delivery.transfer.FakeExchange;
import org.lectern.store.LocalContent;

final class AdmissionTest {
    @TempDir
    private static Path folder;

    private final Admission admission = new Admission(3, new Random(1));

    @Test
    void enter_allPlacesTaken_isSentAway() {
        for (int i = 0; i < 3; i++) {
            assertThat(admission.enter()).isPresent();
        }
        assertThat(admission.enter()).isEmpty();
        assertThat(admission.enter()).isEmpty();
    }

    @Test
    void finished_onceOrTwice_freesOnePlace() {
        List<Admission.Pass> passes = fill();
        passes.get(0).started(206, List.of());
        passes.get(0).close();
        assertThat(admission.enter()).isEmpty();
        passes.get(0).finished(5, DeliveryOutcome.COMPLETE);
        passes.get(0).finished(5, DeliveryOutcome.COMPLETE);
        assertThat(admission.enter()).isPresent();
        assertThat(admission.enter()).isEmpty();
    }

    @Test
    void close_noAnswerBegan_freesThePlace() {
        fill().get(1).close();
        assertThat(admission.enter()).isPresent();
    }

    @Test
    void pass_ofADelivery_isHeldUntilTheBytesHaveLeft() throws IOException {
        List<Admission.Pass> passes = fill();
        FakeExchange exchange = FakeExchange.of("GET");
        Path file = Files.write(folder.resolve("package"), new byte[3]);
        LocalContent content = new LocalContent(file, Digest.of(new byte[3]), 3);
        try (Admission.Pass pass = passes.get(0)) {
            new Delivery(new DeliverySettings(DeliveryLimits.DEFAULT, 1024, 1024, 0, Front.NONE))
                    .serve(
                            exchange.request(),
                            exchange.response(),
                            Download.of(content, "application/zip", "a.zip", Instant.EPOCH),
                            pass);
        }
        assertThat(admission.enter()).isEmpty();
        exchange.output().runUntil(() -> exchange.events().contains("completed"));
        assertThat(admission.enter()).isPresent();
    }

    @Test
    void retrySeconds_many_areSpread() {
        Set<Integer> seconds = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            seconds.add(admission.retrySeconds());
        }
        assertThat(seconds).hasSize(11).allMatch(s -> s >= 5 && s <= 15);
    }

    private List<Admission.Pass> fill() {
        List<Admission.Pass> passes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            passes.add(admission.enter().orElseThrow());
        }
        return passes;
    }
}
