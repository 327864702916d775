package org.lectern.master.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;
import org.lectern.content.Entry;
import org.lectern.content.Manifest;
import org.lectern.master.FakeClock;
import org.lectern.master.access.AccessSamples;
import org.lectern.master.access.Signatures;
import org.lectern.master.meeting.MeetingRoom;
import org.lectern.store.Incoming;
import org.lectern.store.LocalContentStore;
import org.lectern.store.StoredContent;

final class FreezerTest {
    @TempDir
    private Path data;

    private final Signatures signatures = AccessSamples.signatures(new FakeClock());
    private LocalContentStore store;
    private Freezer freezer;

    @BeforeEach
    void open() throws IOException {
        store = new LocalContentStore(data);
        freezer = new Freezer(store, store.incoming(), signatures, Runnable::run);
    }

    @Test
    void package_opensWithAnyZipTool() throws IOException {
        receive("ten copies");
        receive("会议纪要");

        Freezer.Frozen frozen = freezer.freeze(plan());

        byte[] bytes = read(frozen.manifest().digest());
        assertThat(bytes).hasSize((int) frozen.manifest().size());
        try (ZipInputStream zip = new ZipInputStream(new java.io.ByteArrayInputStream(bytes))) {
            assertThat(next(zip)).isEqualTo("index.html");
            assertThat(next(zip)).isEqualTo("01 开幕/a.txt");
            assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("ten copies");
            assertThat(next(zip)).isEqualTo("01 开幕/纪要.txt");
            assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("会议纪要");
            assertThat(zip.getNextEntry()).isNull();
        }
    }

    @Test
    void manifest_isSignedAndCoversEveryByte() throws IOException {
        receive("ten copies");
        receive("会议纪要");

        Freezer.Frozen frozen = freezer.freeze(plan());

        String signed = new String(read(frozen.signedManifest()), StandardCharsets.US_ASCII);
        Manifest manifest = signatures.verifying().openManifest(signed);
        assertThat(manifest).isEqualTo(frozen.manifest());
        byte[] bytes = read(manifest.digest());
        int offset = 0;
        for (Chunk chunk : manifest.chunks()) {
            byte[] piece = Arrays.copyOfRange(bytes, offset, offset + chunk.length());
            assertThat(Digest.of(piece)).isEqualTo(chunk.digest());
            offset += piece.length;
        }
        assertThat(offset).isEqualTo(bytes.length);
    }

    @Test
    void sameMeeting_givesTheSamePackage() throws IOException {
        receive("ten copies");
        receive("会议纪要");

        assertThat(freezer.freeze(plan()).manifest())
                .isEqualTo(freezer.freeze(plan()).manifest());
    }

    @Test
    void documentThatTheStoreLost_leavesNothing() throws IOException {
        receive("ten copies");

        assertThatIOException().isThrownBy(() -> freezer.freeze(plan())).withMessageContaining("纪要.txt");

        try (var left = Files.list(store.incoming())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void documentThatRotted_isNotPublished() throws IOException {
        receive("ten copies");
        StoredContent stored = receive("会议纪要");
        Files.writeString(file(stored.digest()), "会议纪錄");

        assertThatIOException().isThrownBy(() -> freezer.freeze(plan()));
    }

    @Test
    void unchangedDocument_isTakenFromTheVersionBefore() throws IOException {
        receive("ten copies");
        StoredContent minutes = receive("会议纪要");
        FreezePlan first = plan();
        Freezer.Frozen before = freezer.freeze(first);
        store.remove(minutes.digest());

        Freezer.Frozen after = freezer.freeze(next(first, before));

        assertThat(after.manifest().documents())
                .extracting(Entry::digest)
                .containsExactlyElementsOf(before.manifest().documents().stream()
                        .map(Entry::digest)
                        .toList());
        assertThat(Digest.of(read(after.manifest().digest())))
                .isEqualTo(after.manifest().digest());
    }

    @Test
    void damagedVersionBefore_changesNothingOfTheNext() throws IOException {
        receive("ten copies");
        receive("会议纪要");
        FreezePlan first = plan();
        Freezer.Frozen before = freezer.freeze(first);
        Manifest right = freezer.freeze(next(first, before)).manifest();
        Path file = file(before.manifest().digest());
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) before.manifest().documents().get(1).offset()] ^= 1;
        Files.write(file, bytes);

        assertThat(freezer.freeze(next(first, before)).manifest()).isEqualTo(right);

        Files.write(file, new byte[0]);
        assertThat(freezer.freeze(next(first, before)).manifest()).isEqualTo(right);

        store.remove(before.signedManifest());
        assertThat(freezer.freeze(next(first, before)).manifest()).isEqualTo(right);
    }

    private static FreezePlan plan() {
        return CatalogRoom.plan(
                MeetingRoom.sample("board", "01 开幕"),
                1,
                FakeClock.START,
                List.of(
                        MeetingRoom.sampleDocument("board", "01 开幕/纪要.txt", "会议纪要"),
                        MeetingRoom.sampleDocument("board", "01 开幕/a.txt", "ten copies")),
                Optional.empty());
    }

    private static FreezePlan next(FreezePlan plan, Freezer.Frozen frozen) {
        PublishedPackage published = new PublishedPackage(
                frozen.manifest(), frozen.signedManifest(), plan.sheet(), CatalogRoom.NO_CHANGES, "administrator");
        return CatalogRoom.plan(
                plan.meeting(), 2, plan.published().plusSeconds(9), plan.documents(), Optional.of(published));
    }

    private Path file(Digest digest) {
        return data.resolve("sha256").resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
    }

    private StoredContent receive(String text) throws IOException {
        try (Incoming incoming = store.receive()) {
            incoming.write(text.getBytes(StandardCharsets.UTF_8));
            return incoming.commit();
        }
    }

    private byte[] read(Digest digest) throws IOException {
        try (var in = Channels.newInputStream(store.find(digest).orElseThrow().open())) {
            return in.readAllBytes();
        }
    }

    private static String next(ZipInputStream zip) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        return entry == null ? "" : entry.getName();
    }
}
