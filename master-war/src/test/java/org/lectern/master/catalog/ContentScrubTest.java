package org.lectern.master.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.content.Digest;
import org.lectern.master.FakeClock;
import org.lectern.store.LocalContentStore;

final class ContentScrubTest {
    private static final ContentScrubSettings SETTINGS =
            new ContentScrubSettings(Duration.ofDays(2), 1 << 20, Duration.ofHours(1));

    @TempDir
    private Path data;

    private final FakeClock clock = new FakeClock();
    private StoreRoom room;
    private LocalContentStore store;
    private PublishedPackage published;
    private List<Digest> documents;

    @BeforeEach
    void publish() throws IOException {
        room = new StoreRoom(data, clock);
        store = room.store;
        published = room.published;
        documents = room.documents;
    }

    @ParameterizedTest
    @EnumSource
    void damagedPackage_isMendedFromItsDocuments(Mishap damage) throws IOException {
        damage.befall(room.file(published.digest()));

        round(scrub());

        assertThat(Digest.of(room.read(published.digest()))).isEqualTo(published.digest());
        assertThat(store.damaged()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void damagedDocument_isMendedFromAPackage(Mishap damage) throws IOException {
        for (Digest document : documents) {
            damage.befall(room.file(document));
        }

        round(scrub());

        for (Digest document : documents) {
            assertThat(Digest.of(room.read(document))).isEqualTo(document);
        }
        assertThat(store.damaged()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"FLIPPED", "TRUNCATED", "ZEROED_TAIL"})
    void packageWithoutOneDocument_isMendedWithWhatIsRightInIt(Mishap damage) throws IOException {
        damage.befall(room.file(published.digest()));
        store.remove(documents.get(1));

        round(scrub());

        assertThat(Digest.of(room.read(published.digest()))).isEqualTo(published.digest());
        assertThat(Digest.of(room.read(documents.get(1)))).isEqualTo(documents.get(1));
    }

    @Test
    void whatCannotBeMended_isNotServedAndTriedAgain() throws IOException {
        Mishap.EMPTY.befall(room.file(published.digest()));
        store.remove(documents.get(0));
        ContentScrub scrub = scrub();

        round(scrub);

        assertThat(store.find(published.digest())).isEmpty();
        assertThat(store.damaged()).containsExactlyInAnyOrder(published.digest(), documents.get(0));

        room.receive(StoreRoom.TABLE);
        clock.advance(Duration.ofMinutes(10));
        scrub.pass();

        assertThat(Digest.of(room.read(published.digest()))).isEqualTo(published.digest());
        assertThat(store.damaged()).isEmpty();
    }

    @Test
    void round_goesFromWhatIsNeededSoonestToManifests() throws IOException {
        round(scrub());

        String began = FakeClock.START.truncatedTo(ChronoUnit.SECONDS).toString();
        assertThat(room.lists)
                .containsExactly("AHEAD " + began, "PACKAGE " + began, "DOCUMENT " + began, "MANIFEST " + began);
    }

    @ParameterizedTest
    @EnumSource
    void damagedManifest_isSetAside(Mishap damage) throws IOException {
        damage.befall(room.file(published.manifestDigest()));

        round(scrub());

        assertThat(store.damaged()).containsExactly(published.manifestDigest());
    }

    @Test
    void wholeContent_isLeftAlone() throws IOException {
        Object before = Files.readAttributes(room.file(published.digest()), "unix:ino");

        round(scrub());

        assertThat(Files.readAttributes(room.file(published.digest()), "unix:ino"))
                .isEqualTo(before);
    }

    @Test
    void contentThatNobodyNeedsAnyMore_isNotMissed() throws IOException {
        store.remove(documents.get(0));
        room.unneeded.add(documents.get(0));

        round(scrub());

        assertThat(store.damaged()).isEmpty();
    }

    @Test
    void round_beginsWhenHalfOfThePeriodIsOver() throws IOException {
        ContentScrub scrub = scrub();
        round(scrub);
        Mishap.FLIPPED.befall(room.file(documents.get(1)));

        clock.advance(Duration.ofHours(23));
        round(scrub);
        assertThat(Digest.of(room.read(documents.get(1)))).isNotEqualTo(documents.get(1));

        clock.advance(Duration.ofHours(1));
        round(scrub);
        assertThat(Digest.of(room.read(documents.get(1)))).isEqualTo(documents.get(1));
    }

    @Test
    void anotherMaster_goesOnWhereTheRoundWas() throws IOException {
        round(scrub());
        Mishap.FLIPPED.befall(room.file(published.digest()));

        assertThat(scrub().pass()).isEqualTo(Duration.ofSeconds(30));
        assertThat(store.damaged()).isEmpty();
    }

    @Test
    void reading_keepsToTheRate() throws IOException {
        ContentScrubSettings slow = new ContentScrubSettings(Duration.ofDays(2), 1000, Duration.ofHours(1));

        assertThat(scrub(slow).pass()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void rateOfNothing_readsNothing() throws IOException {
        Mishap.FLIPPED.befall(room.file(published.digest()));

        round(scrub(new ContentScrubSettings(Duration.ofDays(2), 0, Duration.ofHours(1))));

        assertThat(store.find(published.digest())).isPresent();
    }

    private ContentScrub scrub() {
        return scrub(SETTINGS);
    }

    private ContentScrub scrub(ContentScrubSettings settings) {
        return new ContentScrub(settings, store, room, room.damage(), clock);
    }

    /** Passes until there is nothing to do. */
    private void round(ContentScrub scrub) throws IOException {
        while (scrub.pass().compareTo(Duration.ofSeconds(30)) < 0) {
            clock.advance(Duration.ofSeconds(1));
        }
    }
}
