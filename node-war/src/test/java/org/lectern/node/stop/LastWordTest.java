package org.lectern.node.stop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.api.deployment.OpsParams;
import org.junit.jupiter.api.Test;

final class LastWordTest {
    private final AtomicInteger told = new AtomicInteger();
    private final ClassLoader own = LastWordTest.class.getClassLoader();
    private final LastWord word = new LastWord("lectern-node", own, told::incrementAndGet);

    /** An event as the server tells it. */
    record Told(String name, Object hook) {}

    /** A deployment context, for the command that {@code undeploy} and {@code redeploy} both end in. */
    public record Undeploying(String application) {
        public OpsParams getCommandParameters(Class<?> type) {
            return (OpsParams) type.cast(new OpsParams(application));
        }
    }

    @Test
    void undeployOfThisApplication_isPassedOnBeforeTheServerDoesAnything() {
        word.hear(new Told("undeployment_validation", new Undeploying("lectern-node")));
        word.hear(new Told("prepare_shutdown", ""));

        assertThat(told).hasValue(1);
    }

    @Test
    void undeployOfAnother_isNot() {
        word.hear(new Told("undeployment_validation", new Undeploying("lectern-master")));

        assertThat(told).hasValue(0);
    }

    @Test
    void stepsThatFollowTheUndeploy_comeTooLate() {
        word.hear(new Told("undeployment_start", new Undeploying("lectern-node")));
        word.hear(new Told("disable_start", new Undeploying("lectern-node")));

        assertThat(told).hasValue(0);
    }

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
