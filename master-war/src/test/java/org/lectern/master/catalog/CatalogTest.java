package org.lectern.master.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.content.MeetingId;
import org.lectern.master.FakeClock;
import org.lectern.master.OnEachDatabase;
import org.lectern.master.TestDatabase;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.MeetingSheet;
import org.lectern.protocol.MeetingState;
import org.lectern.protocol.Page;
import org.lectern.protocol.SyncFeed;

@OnEachDatabase
final class CatalogTest {
    private static final MeetingId BOARD = new MeetingId("board");

    private final FakeClock clock = new FakeClock();

    @Parameter
    private TestDatabase database;

    @BeforeEach
    void clean() {
        database.clean();
    }

    @Test
    void publishing_makesTheNextVersionCurrent() {
        draft();
        PublishedPackage first = publish();
        file("02 预算/b.csv", "item,amount");
        PublishedPackage second = publish();

        assertThat(first.version()).isEqualTo(1);
        assertThat(second.version()).isEqualTo(2);
        Catalog.Current current = inRoom(room -> room.catalog().current(BOARD));
        assertThat(current.published().version()).isEqualTo(2);
        assertThat(current.state()).isEqualTo(MeetingState.PUBLISHED);
    }

    @Test
    void versionsPublishedAtTheSameTime_areDatedASecondApart() {
        draft();
        PublishedPackage first = publish();
        file("02 预算/b.csv", "item,amount");
        PublishedPackage second = publish();
        clock.advance(Duration.ofSeconds(5));
        file("02 预算/c.csv", "item,amount");
        PublishedPackage third = publish();

        assertThat(second.publishedAt()).isEqualTo(first.publishedAt().plusSeconds(1));
        assertThat(third.publishedAt()).isEqualTo(first.publishedAt().plusSeconds(5));
    }

    @Test
    void publishedVersion_isReadAsItWasFrozen() {
        draft();
        PublishedPackage published = publish();

        PublishedPackage read = inRoom(room -> room.catalog().find(BOARD, 1));

        assertThat(read.digest()).isEqualTo(published.digest());
        assertThat(read.size()).isEqualTo(published.size());
        assertThat(read.publishedAt()).isEqualTo(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        assertThat(read.sheet()).isEqualTo(published.sheet());
        assertThat(read.sheet().title()).isEqualTo("董事会第三次会议");
        assertThat(read.sheet().documents())
                .extracting(MeetingSheet.DocumentEntry::path)
                .containsExactly("01 开幕/议程.txt");
        assertThat(read.documentCount()).isEqualTo(1);
        assertThat(read.chunkCount()).isPositive();
    }

    @Test
    void sheetOfAThousandDocuments_isKeptWhole() {
        draft();
        inRoom(room -> {
            for (int i = 0; i < 300; i++) {
                room.meetings().file("board", "01 开幕/" + "很长的名字".repeat(10) + i + ".txt", "text " + i);
            }
            return room;
        });

        assertThat(publish().sheet())
                .isEqualTo(inRoom(room -> room.catalog().find(BOARD, 1)).sheet());
        assertThat(inRoom(room -> room.catalog().find(BOARD, 1)).sheet().documents())
                .hasSize(301);
    }

    @Test
    void package_isFoundByItsIdentity() {
        draft();
        PublishedPackage published = publish();

        Optional<PublishedPackage> found = find(published.digest());

        assertThat(found.orElseThrow().version()).isEqualTo(1);
        assertThat(find(Digest.of(new byte[0]))).isEmpty();
    }

    @Test
    void meetingThatDidNotChange_isNotFrozenAgain() {
        draft();
        publish();

        assertThat(unchanged()).isPresent();

        file("02 预算/b.csv", "item,amount");
        assertThat(unchanged()).isEmpty();
        publish();
        inRoom(room -> room.meetings().put("board", "Another title"));
        assertThat(unchanged()).isEmpty();
    }

    @Test
    void restriction_isAChange_andGivesEachSetOfReadersASight() {
        draft();
        file("02 预算/b.csv", "item,amount");
        inRoom(room -> {
            room.meetings().assign("board", "p1");
            room.meetings().assign("board", "p2", "guests");
            room.meetings().assign("board", "p3", "board");
            return null;
        });
        publish();
        assertThat(unchanged()).isPresent();

        restrict("02 预算", "board");
        assertThat(unchanged()).isEmpty();
        FreezePlan plan = inRoom(room -> room.catalog().plan(BOARD));
        assertThat(plan.sights()).hasSize(1).allMatch(sight -> !sight.sees("02 预算/b.csv"));
        assertThat(publish().rules().rules()).hasSize(1);
        assertThat(unchanged()).isPresent();

        restrict("05 nothing is here", "board");
        assertThat(unchanged()).isPresent();
    }

    @Test
    void editionMadeLater_isToldToNodesOnce() {
        draft();
        PublishedPackage full = publish();
        long generation = inRoom(room -> room.feed().generation());

        PublishedPackage made = inRoom(room -> room.catalog().enterEdition(full, edition(full), full.sheet()));
        PublishedPackage again = inRoom(room -> room.catalog().enterEdition(full, edition(full), full.sheet()));

        assertThat(again.digest()).isEqualTo(made.digest());
        assertThat(inRoom(room -> room.catalog().current(BOARD)).editions()).containsExactly(made.toEdition());
        SyncFeed news = inRoom(room -> room.feed().since(generation, 10));
        assertThat(news.generation()).isEqualTo(generation + 1);
        assertThat(news.meetings().get(0).packages()).containsKeys(full.digest(), made.digest());
        assertThat(inRoom(room -> room.catalog().list(BOARD, 9, 10)).items()).hasSize(1);
        assertThat(publish("again").version()).isEqualTo(2);
        assertThat(inRoom(room -> room.catalog().current(BOARD)).editions()).isEmpty();
    }

    private Freezer.Frozen edition(PublishedPackage full) {
        Manifest all =
                CatalogRoom.frozen(inRoom(room -> room.catalog().plan(BOARD))).manifest();
        Manifest manifest = new Manifest(
                all.meeting(),
                full.version(),
                "e-1",
                full.publishedAt(),
                all.digest(),
                all.size(),
                all.entries(),
                all.chunks());
        return new Freezer.Frozen(manifest, all.digest());
    }

    private PublishedPackage publish(String title) {
        inRoom(room -> room.meetings().put("board", title));
        return publish();
    }

    private void restrict(String path, String... groups) {
        inRoom(room -> {
            room.restrictions().restrict("board", path, groups);
            return null;
        });
    }

    @Test
    void twoWhoPublishAtOnce_giveOneVersion() {
        draft();
        FreezePlan plan = inRoom(room -> room.catalog().plan(BOARD));
        publish();

        refused(
                ErrorCode.CONCURRENT_UPDATE,
                room -> room.catalog()
                        .enter(plan, CatalogRoom.frozen(plan), List.of(), CatalogRoom.NO_CHANGES, "late"));
    }

    @Test
    void meetingWithoutDocuments_isNotPublished() {
        inRoom(room -> room.meetings().put("board", "Empty"));

        refused(ErrorCode.NOTHING_TO_PUBLISH, room -> room.catalog().plan(BOARD));
        refused(ErrorCode.NOT_PUBLISHED, room -> room.catalog().current(BOARD));
        refused(ErrorCode.MEETING_NOT_FOUND, room -> room.catalog().current(new MeetingId("nobody")));
        refused(ErrorCode.VERSION_NOT_FOUND, room -> room.catalog().find(BOARD, 1));
    }

    @Test
    void archivedMeeting_isWithdrawn() {
        draft();
        publish();
        move(MeetingState.PUBLISHED, MeetingState.ACTIVE);
        move(MeetingState.ACTIVE, MeetingState.ENDED);
        refused(ErrorCode.WRONG_STATE, room -> room.catalog().plan(BOARD));
        assertThat(inRoom(room -> room.catalog().current(BOARD)).state()).isEqualTo(MeetingState.ENDED);
        move(MeetingState.ENDED, MeetingState.ARCHIVED);

        refused(ErrorCode.ARCHIVED, room -> room.catalog().current(BOARD));
    }

    @Test
    void deletedMeeting_takesItsVersionsAlong() {
        archivedMeeting_isWithdrawn();
        Digest digest = inRoom(room -> room.catalog().find(BOARD, 1)).digest();
        inRoom(room -> {
            room.meetings().delete("board");
            return room;
        });

        assertThat(find(digest)).isEmpty();
        refused(ErrorCode.MEETING_NOT_FOUND, room -> room.catalog().current(BOARD));

        draft();
        assertThat(publish().version()).isEqualTo(1);
    }

    @Test
    void versions_areListedNewestFirstByPages() {
        draft();
        for (int i = 1; i <= 5; i++) {
            file("01 开幕/议程.txt", "draft " + i);
            publish();
        }

        Page<PublishedPackage> first = inRoom(room -> room.catalog().list(BOARD, Integer.MAX_VALUE, 2));
        Page<PublishedPackage> second = inRoom(room -> room.catalog().list(BOARD, 4, 2));
        Page<PublishedPackage> last = inRoom(room -> room.catalog().list(BOARD, 2, 2));

        assertThat(versions(first)).containsExactly(5, 4);
        assertThat(first.next()).isEqualTo("4");
        assertThat(versions(second)).containsExactly(3, 2);
        assertThat(versions(last)).containsExactly(1);
        assertThat(last.next()).isNull();
        refused(ErrorCode.MEETING_NOT_FOUND, room -> room.catalog().list(new MeetingId("nobody"), 1, 1));
    }

    @Test
    void content_isNeededAsLongAsSomethingNamesIt() {
        draft();
        Digest old = inRoom(
                room -> room.meetings().documents().all(BOARD).get(0).content().digest());
        PublishedPackage published = publish();
        file("01 开幕/议程.txt", "revised");

        for (Digest needed : List.of(old, published.digest(), published.manifestDigest())) {
            assertThat(needs(needed)).isTrue();
        }
        assertThat(needs(Digest.of(new byte[0]))).isFalse();
    }

    @Test
    void meetingWithTimes_isFrozenWithThem() {
        draft();
        assertThat(publish().sheet().startsAt()).isEmpty();
        Instant nine = Instant.parse("2026-12-01T09:00:00Z");
        database.transact(entities -> entities.createNativeQuery(
                        "update meeting set starts_at = timestamp with time zone '2026-12-01 17:00:00+08:00'")
                .executeUpdate());

        assertThat(publish().sheet().startsAt()).contains(nine);
        assertThat(inRoom(room -> room.feed().find(BOARD))
                        .orElseThrow()
                        .toFeed()
                        .startsAt())
                .contains(nine);
    }

    private void draft() {
        inRoom(room -> {
            room.meetings().put("board", "董事会第三次会议");
            return room.meetings().file("board", "01 开幕/议程.txt", "议程");
        });
    }

    private void file(String path, String text) {
        inRoom(room -> room.meetings().file("board", path, text));
    }

    private void move(MeetingState from, MeetingState to) {
        inRoom(room -> room.meetings().move("board", from, to));
    }

    @Test
    void changes_areReadAsTheyWereFoundOut() {
        draft();
        Changes.Change change = new Changes.Change(
                "renamed", Optional.of(2), "02 预算/b.csv", Optional.of("02 预算/a.csv"), 1L << 40, 1L << 33);
        Changes changes = new Changes(Optional.of(7), 1, 2, 3, 4, 5, 1L << 34, Optional.of(List.of(change)));
        inRoom(room -> {
            FreezePlan plan = room.catalog().plan(BOARD);
            return room.catalog().enter(plan, CatalogRoom.frozen(plan), List.of(), changes, "administrator");
        });

        PublishedPackage read = inRoom(room -> room.catalog().find(BOARD, 1));

        assertThat(read.changes()).contains(changes);
        VersionView view = VersionView.of(read, new ChangeWords(Locale.ENGLISH));
        assertThat(view.changes()).contains(changes);
        assertThat(view.brief().changes().orElseThrow().documents()).isEmpty();
        assertThat(view.summary().orElseThrow())
                .startsWith(
                        "2 documents changed, 1 document is new, 3 documents have other names, 4 documents are gone");
    }

    @Test
    void versionOfAnEarlierRelease_hasNoChanges() {
        draft();
        publish();
        database.inTransaction(entities -> entities.createNativeQuery("update published_package set changes = null")
                .executeUpdate());

        PublishedPackage read = inRoom(room -> room.catalog().find(BOARD, 1));

        assertThat(read.changes()).isEmpty();
        assertThat(VersionView.of(read, new ChangeWords(Locale.ENGLISH)).summary())
                .isEmpty();
    }

    @Test
    void starts_areThoseOfCurrentVersionsThatAreHeld() {
        draft();
        PublishedPackage first = publish();
        file("02 预算/b.csv", "item,amount");
        PublishedPackage second = publish();
        List<MeetingId> meetings = List.of(BOARD, new MeetingId("nobody"));

        Map<Digest, Instant> starts = inRoom(room -> room.catalog().starts(meetings));

        Optional<Instant> start = second.sheet().startsAt();
        assertThat(Optional.ofNullable(starts.get(second.digest()))).isEqualTo(start);
        assertThat(starts).doesNotContainKey(first.digest());
        Map<Digest, Instant> none = inRoom(room -> room.catalog().starts(List.of()));
        assertThat(none).isEmpty();
        Digest announced = inRoom(room -> room.catalog().announced(BOARD).digest());
        assertThat(announced).isEqualTo(second.digest());
    }

    private PublishedPackage publish() {
        return inRoom(room -> room.publish("board"));
    }

    private Optional<PublishedPackage> find(Digest digest) {
        return inRoom(room -> room.catalog().find(digest));
    }

    private boolean needs(Digest digest) {
        return inRoom(room -> room.catalog().needs(digest));
    }

    private Optional<PublishedPackage> unchanged() {
        return inRoom(room -> room.catalog().unchanged(room.catalog().plan(BOARD)));
    }

    private void refused(ErrorCode code, Function<CatalogRoom, Object> work) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> inRoom(work))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private <T> T inRoom(Function<CatalogRoom, T> work) {
        return database.inTransaction(entities -> work.apply(new CatalogRoom(entities, clock)));
    }

    private static List<Integer> versions(Page<PublishedPackage> page) {
        return page.items().stream().map(PublishedPackage::version).toList();
    }
}
