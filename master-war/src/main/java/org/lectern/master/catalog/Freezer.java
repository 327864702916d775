package org.lectern.master.catalog;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.lectern.content.DeclaredContent;
import org.lectern.content.Digest;
import org.lectern.content.EarlierPackage;
import org.lectern.content.EarlierPackageDamaged;
import org.lectern.content.Manifest;
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
    private final FrozenContents frozen;
    private final PackageWriter writer;
    private final Signatures signatures;
    private final Executor helpers;

    /**
     * Writes into {@code store}.
     *
     * @param helpers read ahead in the version before
     */
    Freezer(ContentStore store, Path spoolFolder, Signatures signatures, Executor helpers) {
        this.store = store;
        this.frozen = new FrozenContents(store);
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
        return freeze(contents, plan.earlier().flatMap(this::open));
    }

    /**
     * Freezes what {@code sight} shows of a frozen version.
     *
     * @param full the package with all documents, out of which they are copied
     */
    Frozen freeze(Frozen full, MeetingSheet sheet, Rules.Sight sight) throws IOException {
        return freeze(frozen.of(full.manifest(), sheet, sight), open(full));
    }

    private Frozen freeze(PackageContents contents, Optional<EarlierPackage> earlier) throws IOException {
        if (earlier.isPresent()) {
            try (EarlierPackage opened = earlier.get()) {
                return write(contents, Optional.of(opened));
            } catch (EarlierPackageDamaged e) {
                LOG.log(Level.WARNING, "Cannot build on what was frozen before: {0}", e.getMessage());
            }
        }
        return write(contents, Optional.empty());
    }

    private Frozen write(PackageContents contents, Optional<EarlierPackage> earlier) throws IOException {
        try (Incoming incoming = store.receive()) {
            Manifest manifest = writer.write(contents, earlier, incoming);
            incoming.commit();
            return new Frozen(manifest, seal(manifest));
        }
    }

    /** What can be taken over from a version; nothing if the store lost it. */
    private Optional<EarlierPackage> open(PublishedPackage earlier) {
        try {
            Optional<StoredContent> signed = store.find(earlier.manifestDigest());
            return signed.isEmpty()
                    ? Optional.empty()
                    : open(new Frozen(
                            signatures.openManifest(SignedManifests.read(signed.get())), earlier.manifestDigest()));
        } catch (IOException | SignatureInvalid e) {
            LOG.log(Level.WARNING, "Cannot build on the version before", e);
            return Optional.empty();
        }
    }

    private Optional<EarlierPackage> open(Frozen earlier) throws IOException {
        Optional<StoredContent> bytes = store.find(earlier.manifest().digest());
        return bytes.isEmpty()
                ? Optional.empty()
                : Optional.of(new EarlierPackage(earlier.manifest(), bytes.get().open(), helpers));
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
            return frozen.open(document.content().digest());
        } catch (FileNotFoundException e) {
            throw new IOException("cannot read \"" + document.path() + "\": " + e.getMessage(), e);
        }
    }
}
