package org.lectern.node.stop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class LastWordTest {
    private final AtomicInteger told = new AtomicInteger();
    private final ClassLoader own = LastWordTest.class.getClassLoader();
    private final LastWord word = new LastWord("lectern-node", own, told::incrementAndGet);

    /** An event as the server tells it. */
    record Told(String name, Object hook) {}

    @Test
    void serverAboutToStop_isPassedOnOnce() {
        word.hear(new Told("prepare_shutdown", ""));
        word.hear(new Told("prepare_shutdown", ""));

        assertThat(told).hasValue(1);
    }

    @Test
    void whatElseHappens_isNobodysBusiness() {
        word.hear(new Told("server_ready", ""));

        assertThat(told).hasValue(0);
    }

    @Test
    void eventOfAnUnknownShape_isSurvived() {
        word.hear("a word");
        word.hear(new Told("undeployment_validation", "no deployment"));

        assertThat(told).hasValue(0);
    }

    @Test
    void serverWithoutEvents_isListenedToInVain() {
        assertThat(ServerEvents.listen(own, word)).isSameAs(ServerEvents.NONE);
    }
}
