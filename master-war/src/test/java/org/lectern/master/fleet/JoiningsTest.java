package org.lectern.master.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.lectern.content.Digest;
import org.lectern.identity.IdentityKey;
import org.lectern.identity.PublicIdentity;
import org.lectern.master.FakeClock;
import org.lectern.master.OnEachDatabase;
import org.lectern.master.TestDatabase;
import org.lectern.master.access.KeyRing;
import org.lectern.master.access.Role;
import org.lectern.master.access.node.NodeRing;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.NodeId;

@OnEachDatabase
final class JoiningsTest {
    private static final NodeId NODE = new NodeId("node-1");

    private final FakeClock clock = new FakeClock();
    private final PublicIdentity key = IdentityKey.generate().identity();
    private final PublicIdentity other = IdentityKey.generate().identity();

    @Parameter
    private TestDatabase database;

    @BeforeEach
    void enrol() {
        database.clean();
        in(room -> room.enrol("node-1"));
    }

    @Test
    void nodeThatIsEnrolled_hasNeitherTokenNorKey() {
        assertThat(token()).isEmpty();
        assertThat(known()).isEmpty();
        Optional<KeyRing.HeldKey> tokenOfNobody = in(room -> room.joinings().find("node-2"));
        Optional<NodeRing.KnownNode> nobody = in(room -> room.joinings().identityOf("node-2"));
        assertThat(tokenOfNobody).isEmpty();
        assertThat(nobody).isEmpty();
    }

    @Test
    void token_isHeldByItsDigestForItsTime() {
        Joinings.Invitation invitation = in(room -> room.joinings().invite(NODE));

        assertThat(invitation.token().text().reveal()).startsWith("join:node-1:");
        assertThat(invitation.until()).isEqualTo(FakeClock.START.plus(FleetRoom.SETTINGS.tokenLifetime()));
        KeyRing.HeldKey held = token().orElseThrow();
        assertThat(held.digest()).isEqualTo(invitation.token().digest());
        assertThat(held.role()).isEqualTo(Role.JOINING);
        assertThat(held.networks()).isEqualTo(FleetRoom.SETTINGS.networks());
        clock.advance(FleetRoom.SETTINGS.tokenLifetime());
        assertThat(token()).isEmpty();
    }

    @Test
    void keyThatComesWithTheToken_isKnown() {
        in(room -> room.joinings().invite(NODE));
        does(room -> room.joinings().join(NODE, key));

        assertThat(known().orElseThrow().key().id()).isEqualTo(key.id());
        assertThat(known().orElseThrow().networks()).isEqualTo(FleetRoom.SETTINGS.networks());
        Credentials credentials = in(room -> room.nodes().get(NODE)).node().credentials();
        assertThat(credentials.joinedAt()).contains(FakeClock.START);
    }

    @Test
    void tokenThatIsUsedAgain_takesTheSameKeyAlone() {
        in(room -> room.joinings().invite(NODE));
        does(room -> room.joinings().join(NODE, key));
        does(room -> room.joinings().join(NODE, key));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> does(room -> room.joinings().join(NODE, other)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.TOKEN_USED));
        assertThat(known().orElseThrow().key().id()).isEqualTo(key.id());
    }

    @Test
    void tokenThatIsUsedAgainAfterTheKeyWasRenewed_bringsTheOldKeyNotBack() {
        in(room -> room.joinings().invite(NODE));
        does(room -> room.joinings().join(NODE, key));
        does(room -> room.joinings().renew(NODE, other));
        does(room -> room.joinings().join(NODE, key));

        assertThat(known().orElseThrow().key().id()).isEqualTo(other.id());
    }

    @Test
    void newToken_leavesTheKeyUntilAnotherComes() {
        in(room -> room.joinings().invite(NODE));
        does(room -> room.joinings().join(NODE, key));
        in(room -> room.joinings().invite(NODE));
        assertThat(known().orElseThrow().key().id()).isEqualTo(key.id());
        does(room -> room.joinings().join(NODE, other));

        assertThat(known().orElseThrow().key().id()).isEqualTo(other.id());
    }

    @Test
    void keyThatIsTakenBack_isForgottenWithItsToken() {
        Digest token = FleetRoom.digest("join:node-1:secret");
        in(room -> room.joinings().invite(NODE, token));
        does(room -> room.joinings().join(NODE, key));
        does(room -> room.joinings().revoke(NODE));
        assertThat(known()).isEmpty();
        assertThat(token()).isEmpty();

        in(room -> room.joinings().invite(NODE, token));
        assertThat(token()).as("a token that was used").isEmpty();
    }

    @Test
    void tokenThatTheAdministratorMade_mayBeToldAgain() {
        Digest token = FleetRoom.digest("join:node-1:secret");
        in(room -> room.joinings().invite(NODE, token));
        does(room -> room.joinings().join(NODE, key));
        in(room -> room.joinings().invite(NODE, token));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> does(room -> room.joinings().join(NODE, other)));
        assertThat(known().orElseThrow().key().id()).isEqualTo(key.id());
    }

    private Optional<KeyRing.HeldKey> token() {
        return in(room -> room.joinings().find("node-1"));
    }

    private Optional<NodeRing.KnownNode> known() {
        return in(room -> room.joinings().identityOf("node-1"));
    }

    private void does(Consumer<FleetRoom> work) {
        database.transact(entities -> work.accept(new FleetRoom(entities, clock)));
    }

    private <T> T in(Function<FleetRoom, T> work) {
        return database.inTransaction(entities -> work.apply(new FleetRoom(entities, clock)));
    }
}
