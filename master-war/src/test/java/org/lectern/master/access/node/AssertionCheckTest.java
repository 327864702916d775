package org.lectern.master.access.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.content.Digest;
import org.lectern.identity.Act;
import org.lectern.identity.Assertion;
import org.lectern.identity.IdentityKey;
import org.lectern.identity.Seal;
import org.lectern.master.FakeClock;
import org.lectern.network.Networks;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;

final class AssertionCheckTest {
    private static final Act ACT = new Act("GET", "api/v1/sync/keys");
    private static final String HERE = "10.0.0.9";

    private final FakeClock clock = new FakeClock();
    private final IdentityKey master = IdentityKey.generate();
    private final List<IdentityKey> masters = new ArrayList<>(List.of(master));
    private final IdentityKey node = IdentityKey.generate();
    private final AssertionCheck check = new AssertionCheck(
            id -> id.equals("hall")
                    ? Optional.of(new NodeRing.KnownNode(node.identity(), Networks.parse("10.0.0.0/8")))
                    : Optional.empty(),
            new MasterIdentity(() -> List.copyOf(masters), clock),
            new AssertionSettings(Duration.ofMinutes(1)),
            clock);

    @Test
    void assertionOfAKnownNode_isTakenAndItsAnswerSealed() {
        String signed = node.sign(assertion("hall", master.id(), clock.instant()));

        AssertedRequest request = check.open(signed, ACT, HERE);
        check.admit(request);

        assertThat(request.node()).isEqualTo("hall");
        byte[] body = {1, 2};
        Seal seal = master.identity().openSeal(request.seal(200, body));
        assertThat(seal.isOf(request.assertion().id(), 200, Digest.of(body))).isTrue();
        assertThat(seal.isOf(request.assertion().id(), 200, Digest.of(new byte[1])))
                .isFalse();
        assertThat(seal.isOf(request.assertion().id(), 404, Digest.of(body))).isFalse();
        assertThat(seal.isOf("another", 200, Digest.of(body))).isFalse();
    }

    @Test
    void strangerOrWrongKeyOrAudienceOrRequest_isRefused() {
        Instant now = clock.instant();
        refused(ErrorCode.WRONG_CREDENTIALS, node.sign(assertion("stranger", master.id(), now)), ACT, HERE);
        refused(ErrorCode.WRONG_CREDENTIALS, master.sign(assertion("hall", master.id(), now)), ACT, HERE);
        refused(ErrorCode.WRONG_CREDENTIALS, node.sign(assertion("hall", node.id(), now)), ACT, HERE);
        refused(ErrorCode.WRONG_CREDENTIALS, node.sign(assertion("hall", Assertion.ANY_MASTER, now)), ACT, HERE);
        String signed = node.sign(assertion("hall", master.id(), now));
        refused(ErrorCode.WRONG_CREDENTIALS, signed, new Act("PUT", ACT.path()), HERE);
        refused(ErrorCode.WRONG_CREDENTIALS, signed, new Act("GET", ACT.path() + "?a"), HERE);
        refused(ErrorCode.WRONG_CREDENTIALS, "", ACT, HERE);
    }

    @Test
    void nodeThatPinnedAnOlderKey_isToldTheNewestUnderIt() {
        IdentityKey newest = IdentityKey.generate();
        masters.add(0, newest);
        clock.advance(Duration.ofSeconds(2));
        Instant now = clock.instant();

        AssertedRequest old = check.open(node.sign(assertion("hall", master.id(), now)), ACT, HERE);
        AssertedRequest young = check.open(node.sign(assertion("hall", newest.id(), now)), ACT, HERE);

        assertThat(master.identity().openSeal(old.seal(200, new byte[0])).next())
                .contains(newest.identity());
        assertThat(newest.identity().openSeal(young.seal(200, new byte[0])).next())
                .isEmpty();
        masters.remove(master);
        clock.advance(Duration.ofSeconds(2));
        refused(ErrorCode.WRONG_CREDENTIALS, node.sign(assertion("hall", master.id(), now)), ACT, HERE);
    }

    @Test
    void anotherNetwork_isRefused() {
        String signed = node.sign(assertion("hall", master.id(), clock.instant()));

        refused(ErrorCode.ADDRESS_NOT_ALLOWED, signed, ACT, "192.168.0.1");
    }

    @ParameterizedTest
    @ValueSource(longs = {-89, -60, 0, 60})
    void clockThatIsNearlyRight_isTolerated(long seconds) {
        check.admit(opened(seconds));
    }

    @ParameterizedTest
    @ValueSource(longs = {-90, -4_000_000, 61, 4_000_000})
    void clockThatIsWrong_isRefused(long seconds) {
        AssertedRequest request = opened(seconds);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> check.admit(request))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.ASSERTION_EXPIRED))
                .withMessageContaining(clock.instant().toString());
    }

    @Test
    void assertion_countsOnceAsLongAsItWouldBeGood() {
        AssertedRequest request = opened(60);
        check.admit(request);
        for (int i = 0; i < 15; i++) {
            clock.advance(Duration.ofSeconds(10).minusMillis(1));
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> check.admit(request));
        }
    }

    @Test
    void body_isTheOneThatWasSigned() {
        Digest body = Digest.of(new byte[] {1});
        Act post = new Act("POST", "api/v1/nodes/hall/heartbeat", body);
        String signed = node.sign(Assertion.now("hall", master.id(), post, clock.instant()));
        AssertedRequest request = check.open(signed, new Act("POST", post.path()), HERE);

        request.requireBody(body);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> request.requireBody(Digest.of(new byte[0])));
    }

    @Test
    void proof_isOfTheKeyThatIsOffered() {
        IdentityKey next = IdentityKey.generate();
        Act act = new Act("POST", "api/v1/nodes/hall/join", Digest.of(next.id().getBytes(StandardCharsets.US_ASCII)));
        Assertion proof = Assertion.now("hall", Assertion.ANY_MASTER, act, clock.instant());

        assertThat(check.openProof(next.identity(), next.sign(proof), act).node())
                .isEqualTo("hall");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> check.openProof(next.identity(), node.sign(proof), act));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> check.openProof(next.identity(), next.sign(proof), ACT));
        Assertion empty = Assertion.now("hall", master.id(), new Act("POST", act.path()), clock.instant());
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> check.openProof(next.identity(), next.sign(empty), act));
    }

    private AssertedRequest opened(long seconds) {
        Instant issued = clock.instant().plusSeconds(seconds);
        return check.open(node.sign(assertion("hall", master.id(), issued)), ACT, HERE);
    }

    private static Assertion assertion(String id, String audience, Instant now) {
        return Assertion.now(id, audience, ACT, now);
    }

    private void refused(ErrorCode code, String signed, Act act, String address) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> check.open(signed, act, address))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
