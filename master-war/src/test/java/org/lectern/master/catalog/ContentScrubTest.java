package org.lectern.master.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.master.FakeClock;
import org.lectern.master.access.AccessSamples;
import org.lectern.master.access.Signatures;
import org.lectern.master.meeting.MeetingRoom;
import org.lectern.store.Incoming;
import org.lectern.store.LocalContentStore;

final class ContentScrubTest {
    private static final String TABLE = "item,amount\n".repeat(20_000);
    private static final ContentScrubSettings SETTINGS = new ContentScrubSettings(Duration.ofDays(2), 1 << 20);

    @TempDir
    private Path data;

    private final FakeClock clock = new FakeClock();
    private final Signatures signatures = AccessSamples.signatures(clock);
    private final Set<Digest> unneeded = new HashSet<>();
    private LocalContentStore store;
    private PublishedPackage published;
    private List<Digest> documents;

    @BeforeEach
    void publish() throws IOException {
        store = new LocalContentStore(data);
        documents = List.of(receive(TABLE), receive("ten copies"));
        FreezePlan plan = new FreezePlan(
                MeetingRoom.sample("board", "01 开幕"),
                1,
                FakeClock.START,
                List.of(
                        MeetingRoom.sampleDocument("board", "01 开幕/b.csv", TABLE),
                        MeetingRoom.sampleDocument("board", "01 开幕/a.txt", "ten copies")),
                Optional.empty());
        Freezer.Frozen frozen = new Freezer(store, store.incoming(), signatures).freeze(plan);
        published = new PublishedPackage(
                frozen.manifest(), frozen.signedManifest(), plan.sheet(), CatalogRoom.NO_CHANGES, "administrator");
    }

    /** What befalls files. */
    enum Damage {
        FLIPPED {
            @Override
            void befall(Path file) throws IOException {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
        },
        TRUNCATED {
            @Override
            void befall(Path file) throws IOException {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
            }
        },
        ZEROED_TAIL {
            @Override
            void befall(Path file) throws IOException {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(Arrays.copyOf(bytes, bytes.length * 3 / 4), bytes.length));
            }
        },
        EMPTY {
            @Override
            void befall(Path file) throws IOException {
                Files.write(file, new byte[0]);
            }
        },
        MISSING {
            @Override
            void befall(Path file) throws IOException {
                Files.delete(file);
            }
        };

        abstract void befall(Path file) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void damagedPackage_isMendedFromItsDocuments(Damage damage) throws IOException {
        damage.befall(file(published.digest()));

        round(scrub());

        assertThat(Digest.of(read(published.digest()))).isEqualTo(published.digest());
        assertThat(store.damaged()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void damagedDocument_isMendedFromAPackage(Damage damage) throws IOException {
        for (Digest document : documents) {
            damage.befall(file(document));
        }

        round(scrub());

        for (Digest document : documents) {
            assertThat(Digest.of(read(document))).isEqualTo(document);
        }
        assertThat(store.damaged()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"FLIPPED", "TRUNCATED", "ZEROED_TAIL"})
    void packageWithoutOneDocument_isMendedWithWhatIsRightInIt(Damage damage) throws IOException {
        damage.befall(file(published.digest()));
        store.remove(documents.get(1));

        round(scrub());

        assertThat(Digest.of(read(published.digest()))).isEqualTo(published.digest());
        assertThat(Digest.of(read(documents.get(1)))).isEqualTo(documents.get(1));
    }

    @Test
    void whatCannotBeMended_isNotServedAndTriedAgain() throws IOException {
        Damage.EMPTY.befall(file(published.digest()));
        store.remove(documents.get(0));
        ContentScrub scrub = scrub();

        round(scrub);

        assertThat(store.find(published.digest())).isEmpty();
        assertThat(store.damaged()).containsExactlyInAnyOrder(published.digest(), documents.get(0));

        receive(TABLE);
        clock.advance(Duration.ofMinutes(10));
        scrub.pass();

        assertThat(Digest.of(read(published.digest()))).isEqualTo(published.digest());
        assertThat(store.damaged()).isEmpty();
    }

    @Test
    void wholeContent_isLeftAlone() throws IOException {
        Object before = Files.readAttributes(file(published.digest()), "unix:ino");

        round(scrub());

        assertThat(Files.readAttributes(file(published.digest()), "unix:ino")).isEqualTo(before);
    }

    @Test
    void contentThatNobodyNeedsAnyMore_isNotMissed() throws IOException {
        store.remove(documents.get(0));
        unneeded.add(documents.get(0));

        round(scrub());

        assertThat(store.damaged()).isEmpty();
    }

    @Test
    void round_beginsWhenHalfOfThePeriodIsOver() throws IOException {
        ContentScrub scrub = scrub();
        round(scrub);
        Damage.FLIPPED.befall(file(documents.get(1)));

        clock.advance(Duration.ofHours(23));
        round(scrub);
        assertThat(Digest.of(read(documents.get(1)))).isNotEqualTo(documents.get(1));

        clock.advance(Duration.ofHours(1));
        round(scrub);
        assertThat(Digest.of(read(documents.get(1)))).isEqualTo(documents.get(1));
    }

    @Test
    void anotherMaster_goesOnWhereTheRoundWas() throws IOException {
        round(scrub());
        Damage.FLIPPED.befall(file(published.digest()));

        assertThat(scrub().pass()).isEqualTo(Duration.ofSeconds(30));
        assertThat(store.damaged()).isEmpty();
    }

    @Test
    void reading_keepsToTheRate() throws IOException {
        ContentScrubSettings slow = new ContentScrubSettings(Duration.ofDays(2), 1000);

        assertThat(scrub(slow).pass()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void rateOfNothing_readsNothing() throws IOException {
        Damage.FLIPPED.befall(file(published.digest()));

        round(scrub(new ContentScrubSettings(Duration.ofDays(2), 0)));

        assertThat(store.find(published.digest())).isPresent();
    }

    private ContentScrub scrub() {
        return scrub(SETTINGS);
    }

    private ContentScrub scrub(ContentScrubSettings settings) {
        Subjects subjects = new Subjects();
        return new ContentScrub(settings, store, subjects, new Mending(store, this::open, subjects), clock);
    }

    private Manifest open(String signed) {
        return signatures.openManifest(signed);
    }

    /** Passes until there is nothing to do. */
    private void round(ContentScrub scrub) throws IOException {
        while (scrub.pass().compareTo(Duration.ofSeconds(30)) < 0) {
            clock.advance(Duration.ofSeconds(1));
        }
    }

    private Digest receive(String text) throws IOException {
        try (Incoming incoming = store.receive()) {
            incoming.write(text.getBytes(StandardCharsets.UTF_8));
            return incoming.commit().digest();
        }
    }

    private byte[] read(Digest digest) throws IOException {
        try (var in = Channels.newInputStream(store.find(digest).orElseThrow().open())) {
            return in.readAllBytes();
        }
    }

    private Path file(Digest digest) {
        return data.resolve("sha256").resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
    }

    private final class Subjects implements ScrubSubjects {
        @Override
        public List<Digest> list(Kind kind, String after, int limit) {
            Stream<Digest> all = kind == Kind.PACKAGE ? Stream.of(published.digest()) : documents.stream();
            return all.filter(digest -> digest.hex().compareTo(after) > 0)
                    .sorted()
                    .limit(limit)
                    .toList();
        }

        @Override
        public boolean needs(Digest digest) {
            return !unneeded.contains(digest);
        }

        @Override
        public Optional<PublishedPackage> find(Digest digest) {
            return Optional.of(published).filter(found -> found.digest().equals(digest));
        }

        @Override
        public List<PublishedPackage> holding(Digest document) {
            return List.of(published);
        }
    }
}
