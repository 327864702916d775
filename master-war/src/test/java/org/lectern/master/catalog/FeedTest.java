package org.lectern.master.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.lectern.master.FakeClock;
import org.lectern.master.FakeEvent;
import org.lectern.master.OnEachDatabase;
import org.lectern.master.TestDatabase;
import org.lectern.master.trust.FeedHead;
import org.lectern.master.trust.TrustSamples;
import org.lectern.protocol.MeetingState;
import org.lectern.protocol.SyncFeed;
import org.lectern.ticket.Revocation;

@OnEachDatabase
final class FeedTest {
    private final FakeClock clock = new FakeClock();

    @Parameter
    private TestDatabase database;

    @BeforeEach
    void clean() {
        database.clean();
    }

    @Test
    void emptyFeed_isCompleteAtTheBeginning() {
        SyncFeed feed = since(0, 10);

        assertThat(feed).isEqualTo(SyncFeed.of(0, true, List.of()));
    }

    @Test
    void changes_comeInTheirOrder() {
        published("a");
        published("b");
        activate("a");

        assertThat(since(0, 10).meetings())
                .extracting(item -> item.id().value(), SyncFeed.Item::state)
                .containsExactly(tuple("b", MeetingState.PUBLISHED), tuple("a", MeetingState.ACTIVE));
        assertThat(since(0, 10).generation()).isEqualTo(3);
        assertThat(ids(since(2, 10))).containsExactly("a");
        assertThat(ids(since(3, 10))).isEmpty();
    }

    @Test
    void calledBack_comesInItsPlaceAmongTheMeetings() {
        published("a");
        callBack("li");
        published("b");
        callBack("wang");

        SyncFeed first = since(0, 1);
        assertThat(ids(first)).containsExactly("a");
        assertThat(targets(first)).isEmpty();
        assertThat(first.complete()).isFalse();
        SyncFeed second = since(first.generation(), 1);
        assertThat(ids(second)).isEmpty();
        assertThat(targets(second)).containsExactly("li");
        assertThat(second.complete()).isFalse();
        SyncFeed last = since(second.generation(), 10);
        assertThat(ids(last)).containsExactly("b");
        assertThat(targets(last)).containsExactly("wang");
        assertThat(last.complete()).isTrue();
    }

    @Test
    void pageThatIsFullOfBoth_endsBeforeTheFirstThatDoesNotFit() {
        published("a");
        published("b");
        callBack("li");
        callBack("wang");

        SyncFeed page = since(0, 1);
        assertThat(ids(page)).containsExactly("a");
        assertThat(page.generation()).isEqualTo(1);
        SyncFeed all = since(0, 2);
        assertThat(ids(all)).containsExactly("a", "b");
        assertThat(targets(all)).containsExactly("li", "wang");
        assertThat(all.complete()).isTrue();
    }

    private void callBack(String subject) {
        database.transact(entities -> {
            FeedHead head = new FeedHead(entities, new FakeEvent<>(List.of()));
            TrustSamples.revocations(entities, head, clock).add(Revocation.Kind.SUBJECT, subject, "administrator");
        });
    }

    private static List<String> targets(SyncFeed feed) {
        return feed.revocations().stream().map(SyncFeed.Revoked::target).toList();
    }

    @Test
    void changeOfADraft_isNobodysBusiness() {
        boolean told = inRoom(room -> {
            room.meetings().put("draft", "Draft");
            return room.timesMoved() > 0;
        });

        assertThat(told).isFalse();
        assertThat(since(0, 10).generation()).isZero();
    }

    @Test
    void eachChange_isToldOnce() {
        int times = inRoom(room -> {
            room.meetings().put("a", "A");
            room.meetings().file("a", "x.txt", "x");
            room.publish("a");
            room.meetings().move("a", MeetingState.PUBLISHED, MeetingState.ACTIVE);
            room.meetings().move("a", MeetingState.PUBLISHED, MeetingState.ACTIVE);
            return room.timesMoved();
        });

        assertThat(times).isEqualTo(2);
        assertThat(since(0, 10).generation()).isEqualTo(2);
    }

    @Test
    void archivedMeeting_isRemovedForThoseWhoKnewIt() {
        published("a");
        activate("a");
        inRoom(room -> room.meetings().move("a", MeetingState.ACTIVE, MeetingState.ENDED));
        assertThat(since(0, 10).meetings()).extracting(SyncFeed.Item::removed).containsExactly(false);
        inRoom(room -> room.meetings().move("a", MeetingState.ENDED, MeetingState.ARCHIVED));

        assertThat(since(0, 10)).isEqualTo(SyncFeed.of(4, true, List.of()));
        assertThat(since(3, 10).meetings()).extracting(SyncFeed.Item::removed).containsExactly(true);
    }

    @Test
    void removal_outlivesTheMeeting() {
        published("a");
        activate("a");
        inRoom(room -> room.meetings().move("a", MeetingState.ACTIVE, MeetingState.ENDED));
        inRoom(room -> room.meetings().move("a", MeetingState.ENDED, MeetingState.ARCHIVED));
        inRoom(room -> {
            room.meetings().delete("a");
            return room.timesMoved();
        });

        assertThat(since(4, 10).meetings())
                .extracting(item -> item.id().value(), SyncFeed.Item::removed)
                .containsExactly(tuple("a", true));
        assertThat(since(0, 10).meetings()).isEmpty();
    }

    @Test
    void meetingThatComesBack_isHeldAgain() {
        removal_outlivesTheMeeting();

        published("a");

        assertThat(since(5, 10).meetings())
                .extracting(item -> item.id().value(), SyncFeed.Item::removed, SyncFeed.Item::version)
                .containsExactly(tuple("a", false, 1));
    }

    @Test
    void pages_joinWithoutGapOrRepeat() {
        for (int i = 0; i < 7; i++) {
            published("m" + i);
        }
        List<String> seen = new ArrayList<>();
        SyncFeed page = since(0, 3);
        seen.addAll(ids(page));
        while (!page.complete()) {
            assertThat(page.meetings()).hasSize(3);
            page = since(page.generation(), 3);
            seen.addAll(ids(page));
        }

        assertThat(seen).containsExactly("m0", "m1", "m2", "m3", "m4", "m5", "m6");
        assertThat(page.generation()).isEqualTo(7);
    }

    @Test
    void changeThatIsRolledBack_leavesNoTrace() {
        published("a");

        org.assertj.core.api.Assertions.assertThatIllegalStateException()
                .isThrownBy(() -> inRoom(room -> {
                    room.meetings().move("a", MeetingState.PUBLISHED, MeetingState.ACTIVE);
                    throw new IllegalStateException("the master dies");
                }));

        assertThat(since(0, 10).generation()).isEqualTo(1);
        assertThat(since(0, 10).meetings()).extracting(SyncFeed.Item::state).containsExactly(MeetingState.PUBLISHED);
    }

    private void published(String id) {
        inRoom(room -> {
            room.meetings().put(id, "会议 " + id);
            room.meetings().file(id, "01 开幕/x.txt", "x of " + id);
            return room.publish(id);
        });
    }

    private void activate(String id) {
        inRoom(room -> room.meetings().move(id, MeetingState.PUBLISHED, MeetingState.ACTIVE));
    }

    private SyncFeed since(long generation, int limit) {
        return inRoom(room -> room.feed().since(generation, limit));
    }

    private <T> T inRoom(Function<CatalogRoom, T> work) {
        return database.inTransaction(entities -> work.apply(new CatalogRoom(entities, clock)));
    }

    private static List<String> ids(SyncFeed feed) {
        return feed.meetings().stream().map(item -> item.id().value()).toList();
    }
}
