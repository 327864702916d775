package org.lectern.node.sibling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lectern.content.Manifest;
import org.lectern.content.MeetingId;
import org.lectern.node.hub.MemoryMaster;
import org.lectern.node.replica.Shared;
import org.lectern.node.replica.fetch.Gathered;
import org.lectern.node.replica.fetch.GatheredContent;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;

final class HeldAnswerTest {
    private static final Question QUESTION = new Question(0, Duration.ofSeconds(10));
    private static final String NOTHING = "{\"chunks\":\"\",\"complete\":false,\"count\":0}";

    private final Manifest manifest = MemoryMaster.manifest(new MeetingId("board"), 1, new byte[100]);
    private final Gathered gathered = new Gathered(manifest);
    private final Shared shared = new Shared(
            new GatheredContent(manifest.digest(), manifest.size(), Path.of("none")), manifest, Optional.of(gathered));
    private final FakeExchange exchange = new FakeExchange("GET");

    private HeldAnswer answer() {
        return new HeldAnswer(exchange.request(), exchange.response(), () -> shared);
    }

    @Test
    void later_nothingComes_isHeld() {
        answer().later(shared, QUESTION);
        assertThat(exchange.isHeld()).isTrue();
        assertThat(exchange.body()).isEmpty();
        assertThat(exchange.completions()).isZero();
    }

    @Test
    void later_fetchEnds_isGivenOnce() {
        HeldAnswer answer = answer();
        answer.later(shared, QUESTION);
        gathered.end();
        answer.onTimeout(exchange.event());
        assertThat(exchange.body()).isEqualTo(NOTHING);
        assertThat(exchange.completions()).isEqualTo(1);
    }

    @Test
    void later_timeIsOver_isGivenOnce() {
        HeldAnswer answer = answer();
        answer.later(shared, QUESTION);
        answer.onTimeout(exchange.event());
        gathered.end();
        assertThat(exchange.body()).isEqualTo(NOTHING);
        assertThat(exchange.completions()).isEqualTo(1);
    }

    @Test
    void later_siblingGoes_isNotGiven() {
        HeldAnswer answer = answer();
        answer.later(shared, QUESTION);
        answer.onError(exchange.event());
        gathered.end();
        assertThat(exchange.body()).isEmpty();
        assertThat(exchange.completions()).isZero();
    }

    @Test
    void later_packageGoes_isRefused() {
        HeldAnswer answer = new HeldAnswer(exchange.request(), exchange.response(), () -> {
            throw new Refusal(ErrorCode.PACKAGE_NOT_FOUND, "It has gone.");
        });
        answer.later(shared, QUESTION);
        gathered.end();
        assertThat(exchange.status()).isEqualTo(404);
        assertThat(exchange.completions()).isEqualTo(1);
    }

    @Test
    void now_isNotHeld() throws IOException {
        answer().now();
        assertThat(exchange.isHeld()).isFalse();
        assertThat(exchange.body()).isEqualTo(NOTHING);
    }
}
