package org.lectern.master.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.master.FakeClock;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.NumberRanges;
import org.lectern.protocol.Wanted;

/** A package whose document is gone, too: this store alone cannot mend it. */
final class WoundsTest {
    private static final Duration GRACE = Duration.ofSeconds(10);

    @TempDir
    private Path data;

    private final FakeClock clock = new FakeClock();
    private StoreRoom room;
    private Damage damage;
    private Wounds wounds;
    private Digest digest;
    private byte[] right;
    private String signed;
    private Manifest manifest;

    @BeforeEach
    void publish() throws IOException {
        room = new StoreRoom(data, clock, lines());
        damage = room.damage();
        wounds = new Wounds(room.store, room, room::open, damage, Runnable::run, clock);
        digest = room.published.digest();
        right = room.read(digest);
        signed = new String(room.read(room.published.manifestDigest()), StandardCharsets.US_ASCII);
        manifest = room.open(signed);
    }

    /** Text of which no two lines are alike, so that its package has many chunks. */
    private static String lines() {
        return new Random(1).ints(200_000).mapToObj(Integer::toHexString).collect(Collectors.joining("\n"));
    }

    @Test
    void damagedPackage_isMendedWithTheChunkThatIsWrongAndNoOther() throws IOException {
        wound(Mishap.FLIPPED);

        Wanted wanted = ask().get(0);
        assertThat(wanted.digest()).isEqualTo(digest);
        assertThat(wanted.manifest()).isFalse();
        assertThat(NumberRanges.parse(wanted.chunks(), manifest.chunks().size()).cardinality())
                .isEqualTo(1);
        give(wanted);

        checkHealed();
    }

    @ParameterizedTest
    @EnumSource(names = {"FLIPPED", "ZEROED_TAIL", "EMPTY", "MISSING"})
    void whatIsLeft_isMadeWholeAndTheDocumentTakenOutOfIt(Mishap mishap) throws IOException {
        wound(mishap);
        damage.suspect(room.documents.get(0));
        assertThat(room.store.damaged()).containsExactlyInAnyOrder(digest, room.documents.get(0));

        give(ask().get(0));

        checkHealed();
        assertThat(Digest.of(room.read(room.documents.get(0)))).isEqualTo(room.documents.get(0));
    }

    @Test
    void nodeWithoutThePackage_isAskedForNothing() throws IOException {
        wound(Mishap.FLIPPED);
        ask();

        assertThat(wounds.wantedOf(held -> false)).isEmpty();
    }

    @Test
    void wholeStore_asksForNothing() {
        assertThat(wounds.wantedOf(held -> true)).isEmpty();
    }

    @Test
    void storeThatMayMendItself_isGivenTimeForThat() throws IOException {
        wound(Mishap.FLIPPED);

        assertThat(wounds.wantedOf(held -> true)).isEmpty();
        clock.advance(GRACE.minusSeconds(1));
        assertThat(wounds.wantedOf(held -> true)).isEmpty();
    }

    @Test
    void oneNode_isAskedAtATime_anotherWhenNothingComes() throws IOException {
        wound(Mishap.FLIPPED);
        List<Wanted> first = ask();
        assertThat(wounds.wantedOf(held -> true)).isEmpty();

        clock.advance(Wound.PATIENCE);

        assertThat(wounds.wantedOf(held -> true)).isEqualTo(first);
    }

    @Test
    void partOfWhatIsWanted_isKeptAndTheRestAskedForAgain() throws IOException {
        wound(Mishap.ZEROED_TAIL);
        BitSet wanted = numbers(ask().get(0));
        BitSet some = new BitSet();
        some.set(wanted.nextSetBit(0));
        give(some);
        wanted.andNot(some);

        clock.advance(Wound.PATIENCE);

        assertThat(numbers(wounds.wantedOf(held -> true).get(0))).isEqualTo(wanted);
        give(wanted);
        checkHealed();
    }

    @Test
    void wrongBytes_areNotTaken() throws IOException {
        wound(Mishap.FLIPPED);
        Wanted wanted = ask().get(0);
        byte[] body = bytes(numbers(wanted));
        body[body.length - 1] ^= 1;

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> wounds.takeChunks(digest, wanted.chunks(), new ByteArrayInputStream(body)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DIGEST_MISMATCH));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> wounds.takeChunks(digest, wanted.chunks(), new ByteArrayInputStream(new byte[9])));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> wounds.takeChunks(digest, "0-999999", new ByteArrayInputStream(body)))
                .withMessageContaining("numbers");
        assertThat(room.store.find(digest)).isEmpty();
        give(wanted);
        checkHealed();
    }

    @Test
    void chunksThatNobodyNeeds_changeNothing() throws IOException {
        wounds.takeChunks(digest, "0", new ByteArrayInputStream(new byte[9]));

        assertThat(room.read(digest)).isEqualTo(right);
        assertThat(room.store.damaged()).isEmpty();
    }

    @Test
    void unknownPackage_isRefused() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> wounds.takeChunks(Digest.of(new byte[1]), "0", new ByteArrayInputStream(new byte[1])))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.PACKAGE_NOT_FOUND));
    }

    @Test
    void masterThatWasStartedAnew_takesWhatAnotherAskedFor() throws IOException {
        wound(Mishap.FLIPPED);
        Wanted wanted = ask().get(0);
        wounds = new Wounds(room.store, room, room::open, damage, Runnable::run, clock);

        give(wanted);

        checkHealed();
    }

    @ParameterizedTest
    @EnumSource
    void damagedManifest_isTakenBackFromANode(Mishap mishap) throws IOException {
        mishap.befall(room.file(room.published.manifestDigest()));
        damage.suspect(room.published.manifestDigest());

        assertThat(ask()).containsExactly(new Wanted(digest, true, ""));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> wounds.takeManifest(digest, signed.replace('A', 'B')))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DIGEST_MISMATCH));
        wounds.takeManifest(digest, signed);

        assertThat(room.read(room.published.manifestDigest())).isEqualTo(signed.getBytes(StandardCharsets.US_ASCII));
        assertThat(room.store.damaged()).isEmpty();
        assertThat(ask()).isEmpty();
    }

    @Test
    void packageAndManifest_areMendedOneAfterTheOther() throws IOException {
        room.store.remove(room.published.manifestDigest());
        wound(Mishap.FLIPPED);

        assertThat(ask()).containsExactly(new Wanted(digest, true, ""));
        wounds.takeManifest(digest, signed);
        give(ask().get(0));

        checkHealed();
    }

    @Test
    void whatWasMendedOtherwise_isNotAskedForAnyMore() throws IOException {
        wound(Mishap.FLIPPED);
        ask();
        room.receive(lines());
        damage.mendAll();
        clock.advance(Wound.PATIENCE);

        assertThat(wounds.wantedOf(held -> true)).isEmpty();
        checkHealed();
    }

    private void wound(Mishap mishap) throws IOException {
        mishap.befall(room.file(digest));
        Files.delete(room.file(room.documents.get(0)));
        damage.suspect(digest);
        assertThat(room.store.find(digest)).isEmpty();
    }

    /** What a node that holds all is asked for after the store had time to mend itself. */
    private List<Wanted> ask() {
        clock.advance(GRACE);
        wounds.wantedOf(held -> true);
        clock.advance(GRACE);
        return wounds.wantedOf(held -> true);
    }

    private BitSet numbers(Wanted wanted) {
        return NumberRanges.parse(wanted.chunks(), manifest.chunks().size());
    }

    private void give(Wanted wanted) throws IOException {
        give(numbers(wanted));
    }

    private void give(BitSet numbers) throws IOException {
        wounds.takeChunks(digest, NumberRanges.text(numbers), new ByteArrayInputStream(bytes(numbers)));
    }

    private byte[] bytes(BitSet numbers) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        numbers.stream().forEach(number -> {
            Chunk chunk = manifest.chunks().get(number);
            out.writeBytes(Arrays.copyOfRange(right, (int) chunk.offset(), (int) chunk.end()));
        });
        return out.toByteArray();
    }

    private void checkHealed() throws IOException {
        assertThat(room.read(digest)).isEqualTo(right);
        assertThat(room.store.isDamaged(digest)).isFalse();
    }
}
