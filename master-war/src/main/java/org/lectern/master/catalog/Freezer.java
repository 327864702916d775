package org.lectern.master.catalog;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    Freezer(ContentStore store, Path spoolFolder, Signatures signatures) {
        this.store = store;
        this.writer = new PackageWriter(spoolFolder);
        this.signatures = signatures;
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
            try (InputStream in = Channels.newInputStream(signed.get().open())) {
                Manifest manifest = signatures.openManifest(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
                return Optional.of(new EarlierPackage(manifest, bytes.get().open()));
            }
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
        Digest digest = document.content().digest();
        return Channels.newInputStream(store.find(digest)
                .orElseThrow(() -> new FileNotFoundException(
                        "the content store lost " + digest + " of \"" + document.path() + "\""))
                .open());
    }
}
