package org.lectern.master.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.DeclaredContent;
import org.lectern.content.Digest;
import org.lectern.content.DocumentPath;
import org.lectern.content.FolderPath;
import org.lectern.content.Manifest;
import org.lectern.content.MeetingFacts;
import org.lectern.content.MeetingId;
import org.lectern.content.PackageAgendaItem;
import org.lectern.content.PackageContents;
import org.lectern.content.PackageDocument;
import org.lectern.content.PackageWriter;
import org.lectern.master.catalog.Changes.Change;
import org.lectern.protocol.MeetingSheet;

final class ComparisonTest {
    private static final MeetingId BOARD = new MeetingId("board");
    private static final List<String> AGENDA = List.of("01 开幕", "02 Reports", "03 Budget");

    @TempDir
    private Path spool;

    private final Map<String, byte[]> documents = new LinkedHashMap<>();

    @Test
    void firstVersion_isAllNewAndTravelsWhole() throws IOException {
        documents.put("note.bin", bytes(1, 1_000));
        documents.put("03 Budget/budget.bin", bytes(2, 300_000));

        Version first = version(1);
        Changes changes = Comparison.of(first.manifest, first.sheet, Optional.empty());

        assertThat(changes.since()).isEmpty();
        assertThat(changes.added()).isEqualTo(2);
        assertThat(changes.travels()).isEqualTo(first.manifest.size());
        assertThat(changes.documents().orElseThrow())
                .extracting(Change::item)
                .containsExactly(Optional.empty(), Optional.of(3));
    }

    @Test
    void editedDocument_travelsAsFarAsItChanged() throws IOException {
        documents.put("02 Reports/report.bin", bytes(1, 500_000));
        documents.put("03 Budget/budget.bin", bytes(2, 2_000_000));
        Version first = version(1);
        documents.get("03 Budget/budget.bin")[1_000_000] ^= 1;

        Changes changes = compare(first);

        assertThat(changes.since()).contains(1);
        assertThat(changes.replaced()).isEqualTo(1);
        assertThat(changes.unchanged()).isEqualTo(1);
        Change budget = changes.documents().orElseThrow().get(0);
        assertThat(budget.kind()).isEqualTo("replaced");
        assertThat(budget.item()).contains(3);
        assertThat(budget.path()).isEqualTo("03 Budget/budget.bin");
        assertThat(budget.size()).isEqualTo(2_000_000);
        assertThat(budget.travels()).isBetween(16_384L, 3L * 262_144);
        assertThat(changes.travels()).isBetween(budget.travels(), budget.travels() + 10_000);
    }

    @Test
    void renamedDocument_keepsItsBytes() throws IOException {
        documents.put("02 Reports/report.bin", bytes(1, 500_000));
        Version first = version(1);
        documents.put("03 Budget/rapport.bin", documents.remove("02 Reports/report.bin"));

        Changes changes = compare(first);

        Change renamed = changes.documents().orElseThrow().get(0);
        assertThat(changes.renamed()).isEqualTo(1);
        assertThat(changes.count()).isEqualTo(1);
        assertThat(renamed.from()).contains("02 Reports/report.bin");
        assertThat(renamed.path()).isEqualTo("03 Budget/rapport.bin");
        assertThat(renamed.travels()).isLessThan(200);
    }

    @Test
    void addedAndRemovedDocuments_areTold() throws IOException {
        documents.put("02 Reports/old.bin", bytes(1, 50_000));
        documents.put("02 Reports/stays.bin", bytes(2, 50_000));
        Version first = version(1);
        documents.remove("02 Reports/old.bin");
        documents.put("02 Reports/new.bin", bytes(3, 60_000));

        Changes changes = compare(first);

        assertThat(changes.documents().orElseThrow()).extracting(Change::kind).containsExactly("added", "removed");
        assertThat(changes.documents().orElseThrow().get(0).travels()).isBetween(60_000L, 60_200L);
        assertThat(changes.documents().orElseThrow().get(1))
                .isEqualTo(new Change("removed", Optional.of(2), "02 Reports/old.bin", Optional.empty(), 0, 0));
        assertThat(changes.unchanged()).isEqualTo(1);
    }

    @Test
    void versionBeforeWithoutItsManifest_countsAsHavingNoBytes() throws IOException {
        documents.put("note.bin", bytes(1, 1_000));
        Version first = version(1);
        Version second = version(2);

        Changes changes = Comparison.of(
                second.manifest, second.sheet, Optional.of(new Comparison.Earlier(1, first.sheet, List.of())));

        assertThat(changes.unchanged()).isEqualTo(1);
        assertThat(changes.travels()).isEqualTo(second.manifest.size());
    }

    @Test
    void manyChanges_areCountedAndTheFirstHundredTold() throws IOException {
        IntStream.range(0, 130).forEach(i -> documents.put("note-" + i + ".bin", bytes(i, 10)));
        Version first = version(1);

        Changes changes = Comparison.of(first.manifest, first.sheet, Optional.empty());

        assertThat(changes.added()).isEqualTo(130);
        assertThat(changes.documents().orElseThrow()).hasSize(100);
    }

    private Changes compare(Version before) throws IOException {
        Version after = version(2);
        return Comparison.of(
                after.manifest,
                after.sheet,
                Optional.of(new Comparison.Earlier(1, before.sheet, before.manifest.chunks())));
    }

    private Version version(int number) throws IOException {
        List<PackageDocument> files = documents.entrySet().stream()
                .map(document -> new PackageDocument(
                        DocumentPath.parse(document.getKey()),
                        DeclaredContent.of(
                                "application/pdf",
                                Instant.EPOCH,
                                document.getValue().clone())))
                .toList();
        Manifest manifest = new PackageWriter(spool)
                .write(
                        new PackageContents(
                                BOARD,
                                number,
                                PublishedPackage.FULL,
                                Instant.EPOCH.plusSeconds(number),
                                new MeetingFacts(
                                        "Board", Optional.empty(), Optional.empty(), ZoneOffset.UTC, Optional.empty()),
                                AGENDA.stream()
                                        .map(path -> new PackageAgendaItem(new FolderPath(path), path))
                                        .toList(),
                                files),
                        OutputStream.nullOutputStream());
        MeetingSheet sheet = new MeetingSheet(
                BOARD,
                "Board",
                Optional.empty(),
                Optional.empty(),
                "UTC",
                Optional.empty(),
                AGENDA.stream()
                        .map(path -> new MeetingSheet.AgendaEntry(path, path))
                        .toList(),
                documents.entrySet().stream()
                        .map(document -> new MeetingSheet.DocumentEntry(
                                document.getKey(),
                                document.getValue().length,
                                Digest.of(document.getValue()),
                                "application/pdf"))
                        .toList());
        return new Version(manifest, sheet);
    }

    private static byte[] bytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private record Version(Manifest manifest, MeetingSheet sheet) {}
}
