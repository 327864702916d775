package org.lectern.master.catalog;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.lectern.content.DeclaredContent;
import org.lectern.content.Digest;
import org.lectern.content.DocumentPath;
import org.lectern.content.EarlierPackage;
import org.lectern.content.EarlierPackageDamaged;
import org.lectern.content.Entry;
import org.lectern.content.FolderPath;
import org.lectern.content.Manifest;
import org.lectern.content.MeetingFacts;
import org.lectern.content.PackageAgendaItem;
import org.lectern.content.PackageContents;
import org.lectern.content.PackageDocument;
import org.lectern.content.PackageWriter;
import org.lectern.master.access.Signatures;
import org.lectern.master.meeting.Document;
import org.lectern.master.meeting.DocumentContent;
import org.lectern.protocol.MeetingSheet;
import org.lectern.store.ContentStore;
import org.lectern.store.Incoming;
import org.lectern.store.StoredContent;
import org.lectern.ticket.SignatureInvalid;

/** Writes packages and signed manifests into the content store. */
final class Freezer {
    private static final System.Logger LOG = System.getLogger(Freezer.class.getName());

    private final ContentStore store;
    private final PackageWriter writer;
    private final Signatures signatures;
    private final Executor helpers;

    Freezer(ContentStore store, Path spoolFolder, Signatures signatures) {
        this(store, spoolFolder, signatures, Runnable::run);
    }

    /** The same with helpers that read ahead in the version before. */
    Freezer(ContentStore store, Path spoolFolder, Signatures signatures, Executor helpers) {
        this.store = store;
        this.writer = new PackageWriter(spoolFolder);
        this.signatures = signatures;
        this.helpers = helpers;
    }

    /**
     * A package and its manifest, both in the store.
     *
     * @param signedManifest the manifest's place
     */
    record Frozen(Manifest manifest, Digest signedManifest) {}

    Frozen freeze(FreezePlan plan) throws IOException {
        PackageContents contents = new PackageContents(
                plan.meeting().id(),
                plan.version(),
                PublishedPackage.FULL,
                plan.published(),
                plan.facts(),
                plan.agenda(),
                documents(plan));
        Optional<EarlierPackage> earlier = plan.earlier().flatMap(this::open);
        if (earlier.isPresent()) {
            try (EarlierPackage opened = earlier.get()) {
                return freeze(contents, Optional.of(opened));
            } catch (EarlierPackageDamaged e) {
                LOG.log(Level.WARNING, "Cannot build on the version before: {0}", e.getMessage());
            }
        }
        return freeze(contents, Optional.empty());
    }

    /**
     * Freezes what {@code sight} shows of a frozen version.
     *
     * @param full the package with all documents, out of which they are copied
     */
    Frozen freeze(Frozen full, MeetingSheet sheet, Rules.Sight sight) throws IOException {
        PackageContents contents = contents(full.manifest(), sight.of(sheet), sight);
        try (EarlierPackage opened = new EarlierPackage(
                full.manifest(), find(full.manifest().digest()).open())) {
            return freeze(contents, Optional.of(opened));
        } catch (EarlierPackageDamaged e) {
            LOG.log(Level.WARNING, "Cannot build an edition on the whole package: {0}", e.getMessage());
            return freeze(contents, Optional.empty());
        }
    }

    private PackageContents contents(Manifest manifest, MeetingSheet sheet, Rules.Sight sight) {
        return new PackageContents(
                manifest.meeting(),
                manifest.version(),
                sight.edition(),
                manifest.published(),
                new MeetingFacts(
                        sheet.title(), sheet.startsAt(), sheet.endsAt(), ZoneId.of(sheet.timeZone()), sheet.location()),
                sheet.agenda().stream()
                        .map(item -> new PackageAgendaItem(new FolderPath(item.path()), item.title()))
                        .toList(),
                manifest.documents().stream()
                        .filter(entry -> sight.sees(entry.path()))
                        .map(entry -> new PackageDocument(new DocumentPath(entry.path()), declared(entry)))
                        .toList());
    }

    private DeclaredContent declared(Entry entry) {
        return new DeclaredContent(
                entry.mediaType(),
                entry.modified(),
                entry.size(),
                entry.crc32(),
                entry.digest(),
                () -> Channels.newInputStream(find(entry.digest()).open()));
    }

    private Frozen freeze(PackageContents contents, Optional<EarlierPackage> earlier) throws IOException {
        try (Incoming incoming = store.receive()) {
            Manifest manifest = writer.write(contents, earlier, incoming);
            incoming.commit();
            return new Frozen(manifest, seal(manifest));
        }
    }

    /** What can be taken over from a version; nothing if the store lost it. */
    private Optional<EarlierPackage> open(PublishedPackage earlier) {
        try {
            Optional<StoredContent> bytes = store.find(earlier.digest());
            Optional<StoredContent> signed = store.find(earlier.manifestDigest());
            if (bytes.isEmpty() || signed.isEmpty()) {
                return Optional.empty();
            }
            Manifest manifest = signatures.openManifest(SignedManifests.read(signed.get()));
            return Optional.of(new EarlierPackage(manifest, bytes.get().open(), helpers));
        } catch (IOException | SignatureInvalid e) {
            LOG.log(Level.WARNING, "Cannot build on the version before", e);
            return Optional.empty();
        }
    }

    private Digest seal(Manifest manifest) throws IOException {
        try (Incoming incoming = store.receive()) {
            incoming.write(signatures.sign(manifest).getBytes(StandardCharsets.US_ASCII));
            return incoming.commit().digest();
        }
    }

    private List<PackageDocument> documents(FreezePlan plan) {
        return plan.documents().stream()
                .map(document -> new PackageDocument(document.path(), declared(document)))
                .toList();
    }

    private DeclaredContent declared(Document document) {
        DocumentContent content = document.content();
        return new DeclaredContent(
                content.mediaType(),
                content.uploadedAt(),
                content.size(),
                content.crc32(),
                content.digest(),
                () -> open(document));
    }

    private InputStream open(Document document) throws IOException {
        try {
            return Channels.newInputStream(find(document.content().digest()).open());
        } catch (FileNotFoundException e) {
            throw new IOException("cannot read \"" + document.path() + "\": " + e.getMessage(), e);
        }
    }

    private StoredContent find(Digest digest) throws IOException {
        return store.find(digest).orElseThrow(() -> new FileNotFoundException("the content store lost " + digest));
    }
}
