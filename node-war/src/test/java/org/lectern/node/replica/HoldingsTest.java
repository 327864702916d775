package org.lectern.node.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.node.replica.Bench.BOARD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.node.replica.shelf.Shelf;
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
        holdings.change(holding -> holding.activated(NOW, KEEP, 5));
        holdings.announce(item(2));
        holdings.change(holding -> holding.activated(NOW, KEEP, 5));
        holdings.keepCursor(17);
        Holdings again = new Holdings(new Shelf(folder));
        assertThat(again.find(BOARD)).isEqualTo(holdings.find(BOARD)).isPresent();
        assertThat(again.cursor()).isEqualTo(17);
        assertThat(again.wanted()).containsExactlyInAnyOrder(digest(1), digest(2));
    }

    @Test
    void activated_newer_olderOneGetsItsEndOnce() throws IOException {
        Holding second =
                Holding.of(item(1)).activated(NOW, KEEP, 5).announce(item(2)).activated(NOW, KEEP, 5);
        Holding third = second.announce(item(3)).activated(NOW.plusSeconds(600), KEEP, 5);
        assertThat(third.held().get(2).until()).contains(NOW.plus(KEEP));
        assertThat(third.held().get(1).until()).contains(NOW.plusSeconds(600).plus(KEEP));
        assertThat(third.held().get(0).until()).isEmpty();
        assertThat(third.expire(NOW.plus(KEEP)).held()).hasSize(2);
    }

    @Test
    void activated_moreOlderOnesThanAreKept_theOldestAreGone() {
        Holding third = Holding.of(item(1))
                .activated(NOW, KEEP, 1)
                .announce(item(2))
                .activated(NOW, KEEP, 1)
                .announce(item(3))
                .activated(NOW, KEEP, 1);
        assertThat(third.held()).extracting(Holding.Held::version).containsExactly(3, 2);
        assertThat(third.announce(item(4)).activated(NOW, KEEP, 0).held()).hasSize(1);
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
        holdings.announce(new SyncFeed.Item(later, MeetingState.PUBLISHED, false, 1, digest(1), 10, Optional.of(NOW)));
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
                new MeetingId("later"), MeetingState.PUBLISHED, false, 1, digest(1), 10, Optional.of(NOW));
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

    private static SyncFeed.Item item(int version) {
        return new SyncFeed.Item(BOARD, MeetingState.ACTIVE, false, version, digest(version), 10, Optional.of(NOW));
    }

    private static Digest digest(int version) {
        return Digest.of(new byte[] {(byte) version});
    }
}
