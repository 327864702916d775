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
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;
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
        freezer = new Freezer(store, store.incoming(), signatures);
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
        Path file = data.resolve("sha256")
                .resolve(stored.digest().hex().substring(0, 2))
                .resolve(stored.digest().hex());
        Files.writeString(file, "会议纪錄");

        assertThatIOException().isThrownBy(() -> freezer.freeze(plan()));
    }

    private static FreezePlan plan() {
        return new FreezePlan(
                MeetingRoom.sample("board", "01 开幕"),
                1,
                FakeClock.START,
                List.of(
                        MeetingRoom.sampleDocument("board", "01 开幕/纪要.txt", "会议纪要"),
                        MeetingRoom.sampleDocument("board", "01 开幕/a.txt", "ten copies")));
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
