package org.lectern.master.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;
import org.lectern.content.Entry;
import org.lectern.content.Manifest;
import org.lectern.content.MeetingId;
import org.lectern.master.FakeClock;
import org.lectern.master.access.AccessSamples;
import org.lectern.master.access.Signatures;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.store.Incoming;
import org.lectern.store.LocalContentStore;

final class PublishedEntriesTest {
    private static final Digest DIGEST = Digest.of(new byte[100]);

    @TempDir
    private Path data;

    private final Signatures signatures = AccessSamples.signatures(new FakeClock());
    private final List<String> opened = new ArrayList<>();
    private LocalContentStore store;

    @BeforeEach
    void open() throws IOException {
        store = new LocalContentStore(data);
    }

    @Test
    void entries_areThoseOfTheManifest() throws IOException {
        Digest manifest = store(1, "a/b.pdf", "index.html");

        Map<String, Entry> entries = entries(100).of(manifest);

        assertThat(entries).containsOnlyKeys("a/b.pdf", "index.html");
        assertThat(entries.get("a/b.pdf").path()).isEqualTo("a/b.pdf");
    }

    @Test
    void manifest_isReadOnce() throws IOException {
        Digest manifest = store(1, "a");
        PublishedEntries entries = entries(100);

        assertThat(entries.of(manifest)).isSameAs(entries.of(manifest));
        assertThat(opened).hasSize(1);
    }

    @Test
    void tooMany_thoseNotUsedForLongestGo() throws IOException {
        Digest first = store(1, "a", "b");
        Digest second = store(2, "a", "b");
        Digest third = store(3, "a");
        PublishedEntries entries = entries(4);

        entries.of(first);
        entries.of(second);
        entries.of(first);
        entries.of(third);
        assertThat(opened).hasSize(3);

        entries.of(first);
        entries.of(third);
        assertThat(opened).hasSize(3);
        entries.of(second);
        assertThat(opened).hasSize(4);
    }

    @Test
    void onePackageWithMoreThanThat_staysWhileItIsTheLast() throws IOException {
        Digest large = store(1, "a", "b", "c");
        PublishedEntries entries = entries(2);

        entries.of(large);
        entries.of(large);

        assertThat(opened).hasSize(1);
    }

    @Test
    void manifestThatIsGone_isRefused() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> entries(2).of(DIGEST))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.PACKAGE_NOT_FOUND));
    }

    private PublishedEntries entries(int most) {
        return new PublishedEntries(
                store,
                signed -> {
                    opened.add(signed);
                    return signatures.openManifest(signed);
                },
                most);
    }

    private Digest store(int version, String... paths) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String path : paths) {
            entries.add(new Entry(
                    path, "text/plain", Entry.Method.STORED, 10L * entries.size(), 10, 10, 0, DIGEST, Instant.EPOCH));
        }
        Manifest manifest = new Manifest(
                new MeetingId("board"),
                version,
                "full",
                Instant.EPOCH,
                DIGEST,
                100,
                entries,
                List.of(new Chunk(0, 100, DIGEST)));
        try (Incoming incoming = store.receive()) {
            incoming.write(signatures.sign(manifest).getBytes(StandardCharsets.US_ASCII));
            return incoming.commit().digest();
        }
    }
}
