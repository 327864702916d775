package org.lectern.master.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.lectern.content.MeetingId;
import org.lectern.master.FakeClock;
import org.lectern.master.FakeEvent;
import org.lectern.master.OnEachDatabase;
import org.lectern.master.TestDatabase;
import org.lectern.master.access.ApiKey;
import org.lectern.master.access.KeyRing;
import org.lectern.master.access.Role;
import org.lectern.network.Networks;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.Page;

@OnEachDatabase
final class ParticipantsTest {
    private static final MeetingId BOARD = new MeetingId("board");

    @Parameter
    private TestDatabase database;

    @BeforeEach
    void draft() {
        database.clean();
        database.transact(entities -> room(entities).put("board", "Board"));
    }

    @Test
    void newParticipant_getsAKeyOnce() {
        Participants.Put first = in(participants -> participants.put(BOARD, "p1", "王芳", Optional.empty()));
        Participants.Put again = in(participants -> participants.put(BOARD, "p1", "王 芳", Optional.empty()));

        ApiKey key = first.key().orElseThrow();
        assertThat(key.owner()).isEqualTo("board:p1");
        assertThat(again.key()).isEmpty();
        assertThat(in(participants -> participants.get(BOARD, "p1")).name()).isEqualTo("王 芳");
        assertThat(in(participants -> participants.get(BOARD, "p1")).keyDigest())
                .isEqualTo(key.digest());
    }

    @Test
    void key_isFoundByItsOwner() {
        ApiKey key = in(participants -> participants.put(BOARD, "p1", "王芳", Optional.empty()))
                .key()
                .orElseThrow();

        assertThat(find("board:p1")).hasValueSatisfying(held -> {
            assertThat(held.digest()).isEqualTo(key.digest());
            assertThat(held.role()).isEqualTo(Role.PARTICIPANT);
            assertThat(held.networks()).isEqualTo(Networks.ANY);
        });
        for (String owner : List.of("", "board", "board:p2", "other:p1", "board:p1:x", ":", "board:")) {
            assertThat(find(owner)).isEmpty();
        }
    }

    @Test
    void participantWhoLeft_hasNoKey() {
        in(participants -> participants.put(BOARD, "p1", "王芳", Optional.empty()));
        in(participants -> {
            participants.delete(BOARD, "p1");
            return participants;
        });

        assertThat(find("board:p1")).isEmpty();
        refused(ErrorCode.PARTICIPANT_NOT_FOUND, participants -> participants.get(BOARD, "p1"));
        refused(ErrorCode.PARTICIPANT_NOT_FOUND, participants -> {
            participants.delete(BOARD, "p1");
            return participants;
        });
    }

    @Test
    void unknownMeeting_hasNoParticipants() {
        MeetingId nobody = new MeetingId("nobody");

        refused(ErrorCode.MEETING_NOT_FOUND, participants -> participants.put(nobody, "p1", "x", Optional.empty()));
        refused(ErrorCode.MEETING_NOT_FOUND, participants -> participants.get(nobody, "p1"));
        refused(ErrorCode.MEETING_NOT_FOUND, participants -> participants.list(nobody, "", 1));
    }

    @Test
    void pages_joinInTheOrderOfIds() {
        for (String id : List.of("p3", "p1", "p2")) {
            in(participants -> participants.put(BOARD, id, "name of " + id, Optional.empty()));
        }

        Page<Participant> first = in(participants -> participants.list(BOARD, "", 2));
        Page<Participant> last = in(participants -> participants.list(BOARD, first.next(), 2));

        assertThat(first.items()).extracting(Participant::id).containsExactly("p1", "p2");
        assertThat(last.items()).extracting(Participant::id).containsExactly("p3");
        assertThat(last.next()).isNull();
    }

    private Optional<KeyRing.HeldKey> find(String owner) {
        return in(participants -> participants.find(owner));
    }

    private void refused(ErrorCode code, Function<Participants, Object> work) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> in(work))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private <T> T in(Function<Participants, T> work) {
        return database.inTransaction(entities ->
                work.apply(new Participants(entities, room(entities).meetings(), new FakeEvent<>(List.of()))));
    }

    private static MeetingRoom room(jakarta.persistence.EntityManager entities) {
        return new MeetingRoom(entities, new FakeClock(), new FakeEvent<>(List.of()), new FakeEvent<>(List.of()));
    }
}
