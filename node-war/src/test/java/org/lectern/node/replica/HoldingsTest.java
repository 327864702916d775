package org.lectern.node.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.lectern.node.replica.Bench.BOARD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.node.replica.shelf.Shelf;
import org.lectern.protocol.Edition;
import org.lectern.protocol.MeetingState;
import org.lectern.protocol.SyncFeed;

final class HoldingsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    private static final Duration KEEP = Duration.ofHours(2);

    @TempDir
    private Path folder;

    private Holdings holdings;

    @BeforeEach
    void open() throws IOException {
        holdings = new Holdings(new Shelf(folder));
    }

    @Test
    void announce_reopened_isTheSame() throws IOException {
        holdings.announce(item(1));
        holdings.change(holding -> holding.settle(digest -> true, keeping(NOW, 5)));
        holdings.announce(item(2));
        holdings.change(holding -> holding.settle(digest -> true, keeping(NOW, 5)));
        holdings.keepCursor(17);
        Holdings again = new Holdings(new Shelf(folder));
        assertThat(again.find(BOARD)).isEqualTo(holdings.find(BOARD)).isPresent();
        assertThat(again.cursor()).isEqualTo(17);
        assertThat(again.wanted()).containsExactlyInAnyOrder(digest(1), digest(2));
    }

    @Test
    void settle_newerIsActive_olderOneGetsItsEndOnce() throws IOException {
        Holding second = Holding.of(item(1))
                .settle(digest -> true, keeping(NOW, 5))
                .announce(item(2))
                .settle(digest -> true, keeping(NOW, 5));
        Holding third = second.announce(item(3)).settle(digest -> true, keeping(NOW.plusSeconds(600), 5));
        assertThat(third.held().get(2).until()).contains(NOW.plus(KEEP));
        assertThat(third.held().get(1).until()).contains(NOW.plusSeconds(600).plus(KEEP));
        assertThat(third.held().get(0).until()).isEmpty();
        assertThat(third.expire(NOW.plus(KEEP)).held()).hasSize(2);
    }

    @Test
    void settle_moreOlderOnesThanAreKept_theOldestAreGone() {
        Holding third = Holding.of(item(1))
                .settle(digest -> true, keeping(NOW, 1))
                .announce(item(2))
                .settle(digest -> true, keeping(NOW, 1))
                .announce(item(3))
                .settle(digest -> true, keeping(NOW, 1));
        assertThat(third.held()).extracting(Holding.Held::version).containsExactly(3, 2);
        assertThat(third.announce(item(4))
                        .settle(digest -> true, keeping(NOW, 0))
                        .held())
                .hasSize(1);
    }

    @Test
    void settle_oneOfTwoEditionsIsActive_olderVersionStaysWithoutEnd() {
        Holding before = Holding.of(item(1)).settle(digest -> true, keeping(NOW, 5));
        Holding half = before.announce(withEdition(2, 3)).settle(digest(2)::equals, keeping(NOW, 5));
        assertThat(half.held())
                .extracting(Holding.Held::digest, Holding.Held::until)
                .containsExactly(tuple(digest(2), Optional.empty()), tuple(digest(1), Optional.empty()));
        assertThat(half.wanted()).containsExactly(digest(2), digest(3), digest(1));
        Holding whole = half.settle(digest -> true, keeping(NOW, 5));
        assertThat(whole.held())
                .extracting(Holding.Held::digest, Holding.Held::until)
                .containsExactly(
                        tuple(digest(2), Optional.empty()),
                        tuple(digest(3), Optional.empty()),
                        tuple(digest(1), Optional.of(NOW.plus(KEEP))));
    }

    @Test
    void settle_severalEditions_versionsAreCounted() {
        Holding third = Holding.of(withEdition(1, 11))
                .settle(digest -> true, keeping(NOW, 1))
                .announce(withEdition(2, 12))
                .settle(digest -> true, keeping(NOW, 1))
                .announce(item(3))
                .settle(digest -> true, keeping(NOW, 1));
        assertThat(third.held()).extracting(Holding.Held::digest).containsExactly(digest(3), digest(2), digest(12));
    }

    @Test
    void settle_editionWasAddedLater_isTakenUp() {
        Holding before = Holding.of(item(1)).settle(digest -> true, keeping(NOW, 5));
        Holding after = before.announce(withEdition(1, 9)).settle(digest -> true, keeping(NOW, 5));
        assertThat(after.held()).extracting(Holding.Held::until).containsExactly(Optional.empty(), Optional.empty());
        assertThat(after.holds(digest(9))).isTrue();
    }

    @Test
    void announce_newsCameMeanwhile_isNotNoted() throws IOException {
        Optional<Holding> known = holdings.find(BOARD);
        holdings.announce(item(2));
        assertThat(holdings.announce(item(1), known)).isFalse();
        assertThat(holdings.announce(item(3), holdings.find(BOARD))).isTrue();
        assertThat(holdings.wants(digest(3))).isTrue();
        assertThat(holdings.wants(digest(1))).isFalse();
    }

    @Test
    void remove_packageOfTwoMeetings_isWantedUntilBothAreGone() throws IOException {
        MeetingId later = new MeetingId("later");
        holdings.announce(item(1));
        holdings.announce(item(1));
        holdings.announce(
                new SyncFeed.Item(later, MeetingState.PUBLISHED, false, 1, digest(1), 10, Optional.of(NOW), List.of()));
        holdings.remove(BOARD);
        assertThat(holdings.wants(digest(1))).isTrue();
        assertThat(holdings.wanted()).containsExactly(digest(1));
        holdings.remove(later);
        assertThat(holdings.wants(digest(1))).isFalse();
        assertThat(holdings.wanted()).isEmpty();
    }

    @Test
    void urgencies_packageOfTwoMeetings_theSoonerCounts() throws IOException {
        SyncFeed.Item later = new SyncFeed.Item(
                new MeetingId("later"), MeetingState.PUBLISHED, false, 1, digest(1), 10, Optional.of(NOW), List.of());
        holdings.announce(later);
        holdings.announce(item(1));
        assertThat(holdings.urgencies(NOW))
                .containsExactly(Map.entry(digest(1), new Urgency(Urgency.Need.UNDER_WAY, NOW)));
    }

    @Test
    void open_fileDamaged_forgetsItAndReadsTheListFromItsStart() throws IOException {
        holdings.announce(item(1));
        holdings.keepCursor(17);
        Shelf shelf = new Shelf(folder);
        Files.writeString(shelf.listMeetings().get(0), "{\"announced\":{}}");
        Holdings again = new Holdings(shelf);
        assertThat(again.all()).isEmpty();
        assertThat(again.cursor()).isZero();
        assertThat(shelf.listMeetings()).isEmpty();
    }

    @Test
    void open_cursorDamaged_readsTheListFromItsStart() throws IOException {
        Files.writeString(folder.resolve("cursor"), "many");
        assertThat(new Holdings(new Shelf(folder)).cursor()).isZero();
    }

    private static Holding.Keeping keeping(Instant now, int most) {
        return new Holding.Keeping(now.plus(KEEP), most);
    }

    private static SyncFeed.Item withEdition(int version, int edition) {
        SyncFeed.Item item = item(version);
        return new SyncFeed.Item(
                item.id(),
                item.state(),
                false,
                version,
                item.digest(),
                item.size(),
                item.startsAt(),
                List.of(new Edition("e-1", digest(edition), 5)));
    }

    private static SyncFeed.Item item(int version) {
        return new SyncFeed.Item(
                BOARD, MeetingState.ACTIVE, false, version, digest(version), 10, Optional.of(NOW), List.of());
    }

    private static Digest digest(int version) {
        return Digest.of(new byte[] {(byte) version});
    }
}
