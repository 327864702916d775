package org.lectern.master.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.content.DocumentPath;
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
final class DocumentsTest {
    private static final MeetingId BOARD = new MeetingId("board");
    private static final DocumentPath PATH = DocumentPath.parse("01 开幕/议程.txt");

    private final FakeClock clock = new FakeClock();

    @Parameter
    private TestDatabase database;

    @BeforeEach
    void draft() {
        database.clean();
        inRoom(room -> room.put("board", "Board"));
    }

    @Test
    void document_isReadAsItWasWritten() {
        Documents.Put put = put(PATH, "议程 v1");

        DocumentView read = DocumentView.of(get(PATH));

        assertThat(put.created()).isTrue();
        assertThat(read).isEqualTo(DocumentView.of(put.document()));
        assertThat(read.path()).isEqualTo("01 开幕/议程.txt");
        assertThat(read.revision()).isEqualTo(1);
        assertThat(read.uploadedAt()).isEqualTo(FakeClock.START);
        assertThat(get(PATH).content().crc32())
                .isEqualTo(put.document().content().crc32());
    }

    @Test
    void foldersOfADocument_becomeAgendaItems() {
        put(DocumentPath.parse("02 预算/2.1 明细/a.csv"), "a");
        put(PATH, "b");

        List<AgendaItem> agenda = inRoom(room -> room.meetings().get(BOARD).agenda());
        assertThat(agenda)
                .extracting(item -> item.path().value(), AgendaItem::title)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("01 开幕", "开幕"),
                        org.assertj.core.api.Assertions.tuple("02 预算", "预算"),
                        org.assertj.core.api.Assertions.tuple("02 预算/2.1 明细", "明细"));
    }

    @Test
    void otherContent_isANewRevisionAndTheOldOneStays() {
        put(PATH, "one");
        clock.advance(Duration.ofMinutes(5));
        Documents.Put second = put(PATH, "two");

        assertThat(second.created()).isFalse();
        assertThat(get(PATH).revision()).isEqualTo(2);
        assertThat(get(PATH).content().uploadedAt()).isEqualTo(FakeClock.START.plusSeconds(300));
        List<DocumentRevision> revisions = database.inTransaction(entities -> entities.createQuery(
                        "select r from DocumentRevision r order by r.key.revision", DocumentRevision.class)
                .getResultList());
        assertThat(revisions)
                .extracting(revision -> revision.content().digest())
                .containsExactly(
                        MeetingRoom.content("one", FakeClock.START).digest(),
                        MeetingRoom.content("two", FakeClock.START).digest());
    }

    @Test
    void sameContent_changesNothing() {
        put(PATH, "one");
        clock.advance(Duration.ofMinutes(5));

        assertThat(put(PATH, "one").created()).isFalse();
        assertThat(get(PATH).revision()).isEqualTo(1);
        assertThat(get(PATH).content().uploadedAt()).isEqualTo(FakeClock.START);
    }

    @ParameterizedTest
    @CsvSource({
        "Report.pdf, report.PDF",
        "straße.txt, STRASSE.TXT",
        "a/b, a",
        "a, a/b",
        "A/b.txt, a/c.txt",
        "a/b/c.txt, A/B",
    })
    void pathsThatAreOneOnSomeFileSystem_collide(String one, String other) {
        put(DocumentPath.parse(one), "x");

        refused(
                ErrorCode.INVALID_FIELD,
                room -> room.documents()
                        .put(BOARD, DocumentPath.parse(other), MeetingRoom.content("y", clock.instant())));
        refused(ErrorCode.INVALID_FIELD, room -> {
            room.documents().checkRoom(BOARD, DocumentPath.parse(other));
            return room;
        });
    }

    @Test
    void longestPath_isKept() {
        DocumentPath longest = DocumentPath.parse(
                String.join("/", List.of("é".repeat(127), "会".repeat(85), "x".repeat(255), "y".repeat(255)))
                        .substring(0, 700));
        put(longest, "x");

        assertThat(get(longest).path()).isEqualTo(longest);
    }

    @Test
    void deletedDocument_isGoneWithItsRevisions() {
        put(PATH, "one");
        put(PATH, "two");
        inRoom(room -> {
            room.documents().delete(BOARD, PATH);
            return room;
        });

        refused(ErrorCode.DOCUMENT_NOT_FOUND, room -> room.documents().get(BOARD, PATH));
        refused(ErrorCode.DOCUMENT_NOT_FOUND, room -> {
            room.documents().delete(BOARD, PATH);
            return room;
        });
        assertThat(put(PATH, "three").document().revision()).isEqualTo(1);
    }

    @Test
    void endedMeeting_takesNoDocuments() {
        put(PATH, "one");
        inRoom(room -> {
            room.meetings().getLocked(BOARD).markPublished(clock.instant());
            return room.move("board", MeetingState.PUBLISHED, MeetingState.ACTIVE);
        });
        assertThat(put(PATH, "two").document().revision()).isEqualTo(2);
        inRoom(room -> room.move("board", MeetingState.ACTIVE, MeetingState.ENDED));

        refused(ErrorCode.WRONG_STATE, room -> room.file("board", "01 开幕/议程.txt", "three"));
        refused(ErrorCode.WRONG_STATE, room -> {
            room.documents().checkRoom(BOARD, PATH);
            return room;
        });
        refused(ErrorCode.WRONG_STATE, room -> {
            room.documents().delete(BOARD, PATH);
            return room;
        });
    }

    @Test
    void unknownMeeting_hasNoDocuments() {
        MeetingId nobody = new MeetingId("nobody");

        refused(ErrorCode.MEETING_NOT_FOUND, room -> room.documents().list(nobody, "", 1));
        refused(ErrorCode.MEETING_NOT_FOUND, room -> room.documents().get(nobody, PATH));
        refused(ErrorCode.MEETING_NOT_FOUND, room -> room.file("nobody", "a.txt", "a"));
    }

    @Test
    void pages_joinWithoutGapOrRepeat() {
        for (String path : List.of("c.txt", "a.txt", "预算.txt", "b/x.txt", "B2.txt")) {
            put(DocumentPath.parse(path), path);
        }
        List<String> seen = new java.util.ArrayList<>();
        Page<Document> page = list("", 2);
        seen.addAll(paths(page));
        while (page.next() != null) {
            assertThat(page.items()).hasSize(2);
            page = list(page.next(), 2);
            seen.addAll(paths(page));
        }

        assertThat(seen).containsExactlyInAnyOrder("c.txt", "a.txt", "预算.txt", "b/x.txt", "B2.txt");
    }

    private Documents.Put put(DocumentPath path, String text) {
        return inRoom(room -> room.documents().put(BOARD, path, MeetingRoom.content(text, clock.instant())));
    }

    private Document get(DocumentPath path) {
        return inRoom(room -> room.documents().get(BOARD, path));
    }

    private Page<Document> list(String after, int limit) {
        return inRoom(room -> room.documents().list(BOARD, after, limit));
    }

    private void refused(ErrorCode code, Function<MeetingRoom, Object> work) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> inRoom(work))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private <T> T inRoom(Function<MeetingRoom, T> work) {
        return database.inTransaction(entities ->
                work.apply(new MeetingRoom(entities, clock, new FakeEvent<>(List.of()), new FakeEvent<>(List.of()))));
    }

    private static List<String> paths(Page<Document> page) {
        return page.items().stream().map(document -> document.path().value()).toList();
    }
}
