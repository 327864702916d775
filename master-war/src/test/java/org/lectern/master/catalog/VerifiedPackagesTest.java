package org.lectern.master.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.content.Digest;
import org.lectern.master.FakeClock;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.store.ContentBroken;
import org.lectern.store.StoredContent;

final class VerifiedPackagesTest {
    private static final Duration PERIOD = Duration.ofHours(1);

    @TempDir
    private Path data;

    private final FakeClock clock = new FakeClock();
    private StoreRoom room;
    private Digest digest;
    private byte[] right;
    private VerifiedPackages packages;

    @BeforeEach
    void publish() throws IOException {
        room = new StoreRoom(data, clock);
        digest = room.published.digest();
        right = room.read(digest);
        packages = new VerifiedPackages(room.store, room::open, room.damage(), PERIOD, clock);
    }

    @Test
    void rightPackage_isSentFromTheFileThatItLiesIn() throws IOException {
        assertThat(send()).isEqualTo(right);
        assertThat(packages.of(room.published).verifiedFile()).contains(room.file(digest));
    }

    @Test
    void flippedBit_isNotSentAndThePackageMended() throws IOException {
        Mishap.FLIPPED.befall(room.file(digest));

        assertThatExceptionOfType(ContentBroken.class).isThrownBy(this::send);

        assertThat(send()).isEqualTo(right);
        assertThat(room.store.damaged()).isEmpty();
    }

    @Test
    void bitThatFlippedSinceItWasSent_isFoundThoughTheTimesAreAsBefore() throws IOException {
        send();
        FileTime before = Files.getLastModifiedTime(room.file(digest));
        Mishap.FLIPPED.befall(room.file(digest));
        Files.setLastModifiedTime(room.file(digest), before);
        clock.advance(Duration.ofMillis(5));

        assertThatExceptionOfType(ContentBroken.class).isThrownBy(this::send);
    }

    @ParameterizedTest
    @EnumSource(names = {"TRUNCATED", "EMPTY"})
    void otherLength_isNotSentAndThePackageMended(Mishap mishap) throws IOException {
        mishap.befall(room.file(digest));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(this::send)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.UNAVAILABLE));

        assertThat(send()).isEqualTo(right);
    }

    @Test
    void whatCannotBeMendedHere_isRefusedUntilItIs() throws IOException {
        Mishap.EMPTY.befall(room.file(digest));
        Files.delete(room.file(room.documents.get(0)));
        assertThatExceptionOfType(Refusal.class).isThrownBy(this::send);

        assertThat(room.store.damaged()).containsExactly(digest);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(this::send)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    }

    @Test
    void lostPackage_isUnknown() throws IOException {
        room.store.remove(digest);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(this::send)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.PACKAGE_NOT_FOUND));
    }

    @Test
    void packageWithoutItsManifest_isSentWhenTheWholeIsRight() throws IOException {
        room.store.remove(room.published.manifestDigest());
        assertThat(send()).isEqualTo(right);
        assertThat(room.store.damaged()).containsExactly(room.published.manifestDigest());

        Mishap.FLIPPED.befall(room.file(digest));
        assertThatExceptionOfType(Refusal.class).isThrownBy(this::send);
    }

    private byte[] send() throws IOException {
        StoredContent content = packages.of(room.published);
        try (var in = Channels.newInputStream(content.open())) {
            return in.readAllBytes();
        }
    }
}
