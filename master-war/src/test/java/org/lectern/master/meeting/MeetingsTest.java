package org.lectern.master.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.lectern.master.meeting.MeetingRoom.fields;
import static org.lectern.master.meeting.MeetingRoom.item;

import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.lectern.content.MeetingId;
import org.lectern.master.FakeClock;
import org.lectern.master.FakeEvent;
import org.lectern.master.OnEachDatabase;
import org.lectern.master.TestDatabase;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.MeetingState;
import org.lectern.protocol.Page;

@OnEachDatabase
final class MeetingsTest {
    private static final MeetingId BOARD = new MeetingId("board");

    private final FakeClock clock = new FakeClock();
    private final FakeEvent<MeetingMoved> moved = new FakeEvent<>(List.of());
    private final FakeEvent<MeetingDeleted> deleted = new FakeEvent<>(List.of());

    @Parameter
    private TestDatabase database;

    @BeforeEach
    void clean() {
        database.clean();
    }

    @Test
    void meeting_isReadAsItWasWritten() {
        Instant start = Instant.parse("2026-12-01T01:30:00.123456Z");
        put(new MeetingFields(
                "董事会第三次会议 — Ärger, 𠀀",
                start,
                start.plusSeconds(3600),
                "Asia/Shanghai",
                "北京 · 三号楼",
                List.of(item("02 预算", "预算"), item("01 Opening", null))));

        MeetingView read = MeetingView.of(get());

        assertThat(read)
                .isEqualTo(new MeetingView(
                        BOARD,
                        "董事会第三次会议 — Ärger, 𠀀",
                        Optional.of(start),
                        Optional.of(start.plusSeconds(3600)),
                        "Asia/Shanghai",
                        Optional.of("北京 · 三号楼"),
                        MeetingState.DRAFT,
                        read.agenda(),
                        FakeClock.START,
                        FakeClock.START));
        assertThat(read.agenda()).extracting(entry -> entry.path()).containsExactly("02 预算", "01 Opening");
    }

    @Test
    void whatIsNotSaid_staysAbsent() {
        put(fields("Plain"));

        assertThat(get().startsAt()).isEmpty();
        assertThat(get().endsAt()).isEmpty();
        assertThat(get().location()).isEmpty();
        assertThat(get().timeZone()).hasToString("UTC");
        assertThat(get().agenda()).isEmpty();
    }

    @Test
    void earliestAndLatestTimes_areKept() {
        Instant early = Instant.parse("0001-01-01T00:00:00Z");
        Instant late = Instant.parse("9999-12-30T23:59:59.999999Z");
        put(new MeetingFields("Long", early, late, null, null, null));

        assertThat(get().startsAt()).contains(early);
        assertThat(get().endsAt()).contains(late);
    }

    @Test
    void samePut_changesNothing() {
        MeetingFields fields = new MeetingFields(
                "Board", FakeClock.START.plusNanos(789), null, null, null, List.of(item("01", "a"), item("02", "b")));
        put(fields);
        clock.advance(Duration.ofHours(1));
        Meetings.Put again = put(fields);

        assertThat(again.created()).isFalse();
        assertThat(get().revision()).isEqualTo(1);
        assertThat(get().updatedAt()).isEqualTo(FakeClock.START);
    }

    @Test
    void everyChange_isANewRevision() {
        put(fields("One", List.of(item("01", "a"), item("02", "b"))));
        clock.advance(Duration.ofHours(1));
        put(fields("Two"));
        assertThat(get().revision()).isEqualTo(2);
        clock.advance(Duration.ofNanos(1000));
        put(fields("Two", List.of(item("02", "b"), item("01", "a"))));
        assertThat(get().revision()).isEqualTo(3);
        assertThat(get().agenda()).extracting(AgendaItem::title).containsExactly("b", "a");
        clock.advance(Duration.ofNanos(1000));
        put(fields("Two", List.of(item("03", "c"), item("02", "B"))));

        assertThat(get().agenda()).extracting(AgendaItem::title).containsExactly("c", "B");
        assertThat(get().createdAt()).isEqualTo(FakeClock.START);
        assertThat(get().updatedAt())
                .isEqualTo(FakeClock.START.plusSeconds(3600).plusNanos(2000));
    }

    @Test
    void precondition_isHeld() {
        put(fields("One"));

        refused(ErrorCode.PRECONDITION_FAILED, room -> put(room, "Two", new Precondition("\"7\"", null)));
        refused(ErrorCode.PRECONDITION_FAILED, room -> put(room, "Two", new Precondition(null, "*")));
        assertThat(get().title()).isEqualTo("One");
        inRoom(room -> put(room, "Two", new Precondition("\"1\"", null)));
        assertThat(get().title()).isEqualTo("Two");
    }

    @Test
    void agendaItemWithDocuments_cannotBeDropped() {
        put(fields("Board", List.of(item("01", "a"))));
        inRoom(room -> room.file("board", "01/x.txt", "x"));

        refused(
                ErrorCode.AGENDA_ITEM_IN_USE,
                room -> room.meetings().put(BOARD, fields("Board", List.of(item("02", "b"))), Precondition.NONE));
    }

    @Test
    void states_followTheirOrder() {
        put(fields("Board"));
        refused(ErrorCode.WRONG_STATE, room -> room.move("board", MeetingState.PUBLISHED, MeetingState.ACTIVE));
        inRoom(room -> {
            room.meetings().getLocked(BOARD).markPublished(clock.instant());
            return room;
        });
        refused(ErrorCode.WRONG_STATE, room -> room.move("board", MeetingState.ACTIVE, MeetingState.ENDED));
        List<MeetingState> life =
                List.of(MeetingState.PUBLISHED, MeetingState.ACTIVE, MeetingState.ENDED, MeetingState.ARCHIVED);
        for (int i = 1; i < life.size(); i++) {
            MeetingState from = life.get(i - 1);
            MeetingState next = life.get(i);
            inRoom(room -> room.move("board", from, next));
            inRoom(room -> room.move("board", from, next));
            assertThat(get().state()).isEqualTo(next);
        }

        refused(ErrorCode.WRONG_STATE, room -> room.meetings().put(BOARD, fields("Late"), Precondition.NONE));
        assertThat(moved.fired()).hasSize(6);
    }

    @Test
    void meeting_isDeletedWithAllThatBelongsToIt() {
        put(fields("Board", List.of(item("01", "a"))));
        inRoom(room -> room.file("board", "01/x.txt", "x"));
        inRoom(room -> room.file("board", "01/x.txt", "x revised"));
        database.transact(entities -> new Participants(entities, room(entities).meetings(), new FakeEvent<>(List.of()))
                .put(BOARD, "p1", "王芳", Optional.empty()));

        inRoom(room -> {
            room.delete("board");
            return room;
        });

        refused(ErrorCode.MEETING_NOT_FOUND, room -> room.meetings().get(BOARD));
        assertThat(deleted.fired()).containsExactly(new MeetingDeleted(BOARD));
        put(fields("Again"));
        assertThat(get().agenda()).isEmpty();
    }

    @Test
    void meetingThatIsPublished_cannotBeDeleted() {
        put(fields("Board"));
        inRoom(room -> {
            room.meetings().getLocked(BOARD).markPublished(clock.instant());
            return room;
        });

        refused(ErrorCode.WRONG_STATE, room -> {
            room.delete("board");
            return room;
        });
    }

    @Test
    void pages_joinInTheOrderOfIds() {
        for (String id : List.of("b", "a", "d", "c", "e")) {
            inRoom(room -> room.put(id, id));
        }
        inRoom(room -> {
            room.meetings().getLocked(new MeetingId("c")).markPublished(clock.instant());
            return room;
        });

        Page<Meeting> first = list(Optional.empty(), "", 2);
        assertThat(ids(first)).containsExactly("a", "b");
        assertThat(ids(list(Optional.empty(), first.next(), 2))).containsExactly("c", "d");
        assertThat(ids(list(Optional.empty(), "d", 2))).containsExactly("e");
        assertThat(list(Optional.empty(), "d", 2).next()).isNull();
        assertThat(ids(list(Optional.of(MeetingState.DRAFT), "", 10))).containsExactly("a", "b", "d", "e");
        assertThat(ids(list(Optional.of(MeetingState.PUBLISHED), "", 10))).containsExactly("c");
    }

    @Test
    void twoWhoChangeAtOnce_doNotBothWin() {
        put(fields("Board"));
        EntityManager one = database.open();
        EntityManager other = database.open();
        one.getTransaction().begin();
        other.getTransaction().begin();
        Meeting mine = one.find(Meeting.class, "board");
        Meeting theirs = other.find(Meeting.class, "board");
        mine.describe(fields("Mine"), clock.instant());
        theirs.describe(fields("Theirs"), clock.instant());
        one.getTransaction().commit();

        assertThatExceptionOfType(RollbackException.class)
                .isThrownBy(() -> other.getTransaction().commit())
                .withCauseInstanceOf(OptimisticLockException.class);
        one.close();
        other.close();
        assertThat(get().title()).isEqualTo("Mine");
    }

    @Test
    void manyWhoCreateAtOnce_makeOneMeeting() throws InterruptedException {
        List<Object> outcomes = atOnce(8, () -> put(fields("Board")).created());

        assertThat(outcomes).filteredOn(outcome -> outcome.equals(true)).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Throwable)
                .allSatisfy(TestDatabase::requireDuplicate);
    }

    @Test
    void manyWhoChangeAtOnce_comeOneAfterTheOther() throws InterruptedException {
        put(fields("Board"));

        List<Object> outcomes =
                atOnce(8, () -> put(fields("Board " + Math.random())).created());

        assertThat(outcomes).containsOnly(false);
        assertThat(get().revision()).isEqualTo(9);
    }

    private static List<Object> atOnce(int threads, Callable<Object> work) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Object> outcomes = new ArrayList<>();
        for (Future<Object> future : pool.invokeAll(java.util.Collections.nCopies(threads, work))) {
            try {
                outcomes.add(future.get());
            } catch (ExecutionException e) {
                outcomes.add(e.getCause());
            }
        }
        pool.shutdown();
        return outcomes;
    }

    private Meetings.Put put(MeetingFields fields) {
        return inRoom(room -> room.meetings().put(BOARD, fields, Precondition.NONE));
    }

    private static Meetings.Put put(MeetingRoom room, String title, Precondition precondition) {
        return room.meetings().put(BOARD, fields(title), precondition);
    }

    private Meeting get() {
        return inRoom(room -> {
            Meeting meeting = room.meetings().get(BOARD);
            assertThat(meeting.agenda()).isNotNull();
            return meeting;
        });
    }

    private Page<Meeting> list(Optional<MeetingState> state, String after, int limit) {
        return inRoom(room -> room.meetings().list(state, after, limit));
    }

    private void refused(ErrorCode code, Function<MeetingRoom, Object> work) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> inRoom(work))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private <T> T inRoom(Function<MeetingRoom, T> work) {
        return database.inTransaction(entities -> work.apply(room(entities)));
    }

    private MeetingRoom room(EntityManager entities) {
        return new MeetingRoom(entities, clock, moved, deleted);
    }

    private static List<String> ids(Page<Meeting> page) {
        return page.items().stream().map(meeting -> meeting.id().value()).toList();
    }
}
