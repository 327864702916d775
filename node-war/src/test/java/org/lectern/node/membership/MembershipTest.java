package org.lectern.node.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.identity.Assertion;
import org.lectern.identity.IdentityKey;
import org.lectern.identity.Seal;
import org.lectern.protocol.NodeId;
import org.lectern.settings.Secret;

final class MembershipTest {
    private static final URI KEYS = FakeMaster.ROOT.resolve("api/v1/sync/keys");
    private static final byte[] NOTHING = new byte[0];

    @TempDir
    private Path folder;

    private final FakeMaster master = new FakeMaster();
    private Optional<Secret> token = Optional.of(new Secret("join:hall:one"));
    private Optional<String> pin = Optional.empty();
    private Duration period = Duration.ofDays(90);

    @Test
    void node_joinsOnceAndSignsFromThenOn() throws IOException {
        Membership membership = membership();

        Assertion first = shown(membership.prove("GET", KEYS, NOTHING));
        Assertion second = shown(membership.prove("GET", KEYS, NOTHING));

        assertThat(master.asked).isEqualTo(1);
        assertThat(first.node()).isEqualTo("hall");
        assertThat(first.audience()).isEqualTo(master.key.id());
        assertThat(first.act().path()).isEqualTo("api/v1/sync/keys");
        assertThat(first.id()).isNotEqualTo(second.id());
    }

    @Test
    void restart_needsNoToken() throws IOException {
        membership().prove("GET", KEYS, NOTHING);
        token = Optional.empty();

        assertThat(master.shown(membership().prove("GET", KEYS, NOTHING).authorization()))
                .isPresent();
        assertThat(master.asked).isEqualTo(1);
    }

    @Test
    void keyFile_isItsOwnersAlone() throws IOException {
        membership().prove("GET", KEYS, NOTHING);
        Path card = folder.resolve("identity/card.json");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(card)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("identity/next.json")).doesNotExist();
    }

    @Test
    void answerThatWasLost_isAskedForAgainWithTheSameKey() throws IOException {
        master.losesAnswers = true;
        assertThatThrownBy(() -> membership().prove("GET", KEYS, NOTHING)).isInstanceOf(IOException.class);
        String offered = master.known.orElseThrow().id();
        master.losesAnswers = false;

        membership().prove("GET", KEYS, NOTHING);

        assertThat(master.known.orElseThrow().id()).isEqualTo(offered);
    }

    @Test
    void tokenThatIsNotTaken_leavesTheNodeOutside() throws IOException {
        token = Optional.of(new Secret("join:hall:wrong"));

        Membership membership = membership();
        assertThatThrownBy(() -> membership.prove("GET", KEYS, NOTHING))
                .isInstanceOf(NotAMember.class)
                .hasMessageContaining("lectern.node.join-token")
                .hasMessageNotContaining("wrong");
        master.token = "join:hall:wrong";
        assertThat(master.shown(membership.prove("GET", KEYS, NOTHING).authorization()))
                .isPresent();
    }

    @Test
    void newToken_bringsANewKeyAndOneThatIsRefusedLeavesTheOld() throws IOException {
        membership().prove("GET", KEYS, NOTHING);
        String first = master.known.orElseThrow().id();
        token = Optional.of(new Secret("join:hall:two"));
        assertThat(master.shown(membership().prove("GET", KEYS, NOTHING).authorization()))
                .isPresent();
        assertThat(master.known.orElseThrow().id()).isEqualTo(first);

        master.token = "join:hall:two";
        membership().prove("GET", KEYS, NOTHING);
        assertThat(master.known.orElseThrow().id()).isNotEqualTo(first);
    }

    @Test
    void masterWithAnotherKeyThanThePin_isNotBelieved() {
        pin = Optional.of(IdentityKey.generate().id());

        assertThatThrownBy(() -> membership().prove("GET", KEYS, NOTHING))
                .isInstanceOf(NotTheMaster.class)
                .hasMessageContaining("lectern.node.master-key");
        assertThat(folder.resolve("identity/card.json")).doesNotExist();
    }

    @Test
    void pinThatIsRight_isBelieved() throws IOException {
        pin = Optional.of(master.key.id());

        assertThat(shown(membership().prove("GET", KEYS, NOTHING)).audience()).isEqualTo(master.key.id());
    }

    @Test
    void joiningThatNobodySealed_isNone() {
        master.sealsNothing = true;

        assertThatThrownBy(() -> membership().prove("GET", KEYS, NOTHING)).isInstanceOf(NotTheMaster.class);
    }

    @Test
    void answer_countsWithItsOwnSealAlone() throws IOException {
        Membership membership = membership();
        Proofs.Proof proof = membership.prove("GET", KEYS, NOTHING);
        String id = shown(proof).id();
        byte[] body = {'o', 'k'};

        proof.require(200, body, master.seal(id, 200, "ok"));
        refused(proof, 200, master.seal(id, 404, "ok"));
        refused(proof, 200, master.seal(id, 200, "no"));
        refused(proof, 200, master.seal("another", 200, "ok"));
        refused(proof, 200, Optional.empty());
        refused(proof, 200, new FakeMaster().seal(id, 200, "ok"));
    }

    @Test
    void timeOfTheMaster_isLearntFromItsSealAlone() throws IOException {
        Membership membership = membership();
        Proofs.Proof proof = membership.prove("GET", KEYS, NOTHING);
        String id = shown(proof).id();
        master.ahead = Duration.ofDays(1);

        assertThat(membership.learn(proof, 401, Optional.empty())).isFalse();
        assertThat(membership.learn(proof, 401, master.seal("another", 401, "")))
                .isFalse();
        assertThat(membership.learn(proof, 503, master.seal(id, 503, ""))).isFalse();
        assertThat(membership.learn(proof, 401, master.seal(id, 401, ""))).isTrue();
        assertThat(shown(membership.prove("GET", KEYS, NOTHING)).issued())
                .isCloseTo(Instant.now().plus(master.ahead), within(10, ChronoUnit.SECONDS));
    }

    @Test
    void requestThatCameTwice_isSignedAnew() throws IOException {
        Membership membership = membership();
        Proofs.Proof proof = membership.prove("GET", KEYS, NOTHING);
        String id = shown(proof).id();

        assertThat(membership.learn(proof, 403, master.seal("another", 403, "")))
                .isFalse();
        assertThat(membership.learn(proof, 403, master.seal(id, 403, "{}"))).isFalse();
        assertThat(membership.learn(proof, 403, master.seal(id, 403, ""))).isTrue();
        assertThat(shown(membership.prove("GET", KEYS, NOTHING)).id()).isNotEqualTo(id);
    }

    @Test
    void nodeWithAWrongClock_joinsByTheMastersTime() throws IOException {
        master.ahead = Duration.ofDays(-3);

        assertThat(shown(membership().prove("GET", KEYS, NOTHING)).issued())
                .isCloseTo(Instant.now().plus(master.ahead), within(10, ChronoUnit.SECONDS));
    }

    @Test
    void keyThatServedItsTime_isReplaced() throws IOException {
        Membership membership = membership();
        membership.prove("GET", KEYS, NOTHING);
        String first = master.known.orElseThrow().id();
        membership.renewWhenDue();
        assertThat(master.known.orElseThrow().id()).isEqualTo(first);

        period = Duration.ofNanos(1);
        Membership later = membership();
        later.renewWhenDue();

        assertThat(master.known.orElseThrow().id()).isNotEqualTo(first);
        assertThat(master.shown(later.prove("GET", KEYS, NOTHING).authorization()))
                .isPresent();
        assertThat(master.shown(membership().prove("GET", KEYS, NOTHING).authorization()))
                .as("after a restart")
                .isPresent();
    }

    @Test
    void keyThatTheMasterTookUnheard_isFoundByTrying() throws IOException {
        membership().prove("GET", KEYS, NOTHING);
        period = Duration.ofNanos(1);
        master.losesAnswers = true;
        Membership membership = membership();
        assertThatThrownBy(membership::renewWhenDue).hasMessage("the line broke");
        Proofs.Proof refused = membership.prove("GET", KEYS, NOTHING);
        assertThat(master.shown(refused.authorization())).isEmpty();

        assertThat(membership.learn(refused, 403, Optional.empty())).isTrue();
        Proofs.Proof taken = membership.prove("GET", KEYS, NOTHING);
        taken.require(200, NOTHING, master.seal(shown(taken).id(), 200, ""));

        assertThat(folder.resolve("identity/next.json")).doesNotExist();
        assertThat(master.shown(membership().prove("GET", KEYS, NOTHING).authorization()))
                .isPresent();
    }

    @Test
    void nodeWhoseKeyWasTakenBack_triesTheOtherKeyOnceAndGivesUp() throws IOException {
        Membership membership = membership();
        Proofs.Proof proof = membership.prove("GET", KEYS, NOTHING);
        assertThat(membership.learn(proof, 403, Optional.empty())).isFalse();
        new CardBox(folder.resolve("identity")).next();

        assertThat(membership.learn(proof, 403, Optional.empty())).isTrue();
        Proofs.Proof other = membership.prove("GET", KEYS, NOTHING);
        assertThat(master.shown(other.authorization())).isEmpty();
        membership.learn(other, 403, Optional.empty());
        assertThat(master.shown(membership.prove("GET", KEYS, NOTHING).authorization()))
                .isPresent();
    }

    @Test
    void nextKeyOfTheMaster_isPinnedWhenTheOldOneNamesIt() throws IOException {
        pin = Optional.of(master.key.id());
        Membership membership = membership();
        Proofs.Proof proof = membership.prove("GET", KEYS, NOTHING);
        IdentityKey next = IdentityKey.generate();
        Digest nothing = Digest.of(NOTHING);
        Seal forged = new Seal(shown(proof).id(), 200, nothing, Instant.now(), Optional.of(next.identity()));
        refused(proof, 200, Optional.of(next.sign(forged)));
        assertThat(shown(membership.prove("GET", KEYS, NOTHING)).audience()).isEqualTo(master.key.id());

        proof.require(200, NOTHING, Optional.of(master.key.sign(forged)));

        Proofs.Proof later = membership.prove("GET", KEYS, NOTHING);
        assertThat(shown(later).audience()).isEqualTo(next.id());
        refused(later, 200, Optional.of(master.key.sign(new Seal(shown(later).id(), 200, nothing, Instant.now()))));
        assertThat(shown(membership().prove("GET", KEYS, NOTHING)).audience())
                .as("after a restart with the pin that was set first")
                .isEqualTo(next.id());
        assertThat(master.asked).isEqualTo(1);
    }

    @Test
    void nodeOfAnotherName_joinsAnew() throws IOException {
        membership().prove("GET", KEYS, NOTHING);
        MembershipSettings other =
                new MembershipSettings(new NodeId("attic"), folder, Optional.empty(), Optional.empty(), period);

        Membership membership = new Membership(other, FakeMaster.ROOT, master, Clock.systemUTC());
        assertThatThrownBy(() -> membership.prove("GET", KEYS, NOTHING)).isInstanceOf(NotAMember.class);
    }

    @Test
    void cardThatCannotBeRead_isSaidAtStart() throws IOException {
        Files.createDirectories(folder.resolve("identity"));
        Files.writeString(folder.resolve("identity/card.json"), "{}");

        assertThatThrownBy(this::membership)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("card.json");
    }

    private Membership membership() throws IOException {
        MembershipSettings settings = new MembershipSettings(new NodeId("hall"), folder, token, pin, period);
        return new Membership(settings, FakeMaster.ROOT, master, Clock.systemUTC());
    }

    private Assertion shown(Proofs.Proof proof) {
        return master.shown(proof.authorization()).orElseThrow();
    }

    private static void refused(Proofs.Proof proof, int status, Optional<String> seal) {
        assertThatThrownBy(() -> proof.require(status, new byte[] {'o', 'k'}, seal))
                .isInstanceOf(NotTheMaster.class);
    }
}
