package org.lectern.master.catalog;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.lectern.content.Digest;
import org.lectern.content.EarlierPackage;
import org.lectern.content.Entry;
import org.lectern.content.Manifest;
import org.lectern.content.PackageWriter;
import org.lectern.store.Incoming;
import org.lectern.store.LocalContentStore;
import org.lectern.store.StoredContent;
import org.lectern.ticket.SignatureInvalid;

/**
 * Makes damaged content whole with what else is in the store: a package from its documents and from what is right in
 * its own remains, a document from a package that holds it. Nothing counts as mended that has not the right digest.
 */
final class Mending {
    private static final System.Logger LOG = System.getLogger(Mending.class.getName());

    private final LocalContentStore store;
    private final Function<String, Manifest> opener;
    private final ScrubSubjects subjects;
    private final FrozenContents contents;
    private final PackageWriter writer;

    /**
     * Mends what is in {@code store}.
     *
     * @param opener opens a signed manifest
     */
    Mending(LocalContentStore store, Function<String, Manifest> opener, ScrubSubjects subjects) {
        this.store = store;
        this.opener = opener;
        this.subjects = subjects;
        this.contents = new FrozenContents(store);
        this.writer = new PackageWriter(store.incoming());
    }

    /** Tries to mend content that was set aside; false if this store has not enough for it. */
    boolean mend(Digest digest) {
        try {
            Optional<PublishedPackage> published = subjects.find(digest);
            boolean mended = published.isPresent() ? mend(published.get()) : mendDocument(digest);
            LOG.log(
                    mended ? Level.INFO : Level.WARNING,
                    mended ? "Mended {0} in the content store" : "The content store cannot mend {0} by itself",
                    digest);
            return mended;
        } catch (IOException | SignatureInvalid e) {
            LOG.log(Level.WARNING, "Cannot mend " + digest, e);
            return false;
        }
    }

    private boolean mend(PublishedPackage published) throws IOException {
        Manifest manifest = manifest(published);
        Optional<StoredContent> left = store.leftOf(published.digest());
        if (left.isEmpty()) {
            return write(published, manifest, Optional.empty());
        }
        try (EarlierPackage salvaged =
                EarlierPackage.salvaged(manifest, left.get().open())) {
            return write(published, manifest, Optional.of(salvaged));
        }
    }

    /** Publishing the same again gives the same bytes, unless its page is written otherwise nowadays. */
    private boolean write(PublishedPackage published, Manifest manifest, Optional<EarlierPackage> salvaged)
            throws IOException {
        try (Incoming incoming = store.receive()) {
            writer.write(
                    contents.of(manifest, published.sheet(), Rules.Sight.ofAll(manifest.edition())),
                    salvaged,
                    incoming);
            return commitIf(published.digest(), incoming);
        }
    }

    private boolean mendDocument(Digest digest) throws IOException {
        for (PublishedPackage published : subjects.holding(digest)) {
            Optional<StoredContent> stored = store.find(published.digest());
            Optional<Entry> entry = stored.isEmpty() ? Optional.empty() : entry(published, digest);
            if (entry.isPresent() && extract(stored.get(), entry.get())) {
                return true;
            }
        }
        return false;
    }

    private Optional<Entry> entry(PublishedPackage published, Digest digest) throws IOException {
        return manifest(published).documents().stream()
                .filter(entry -> entry.digest().equals(digest))
                .findFirst();
    }

    /** The package need not be whole: the digest tells whether this part of it is. */
    private boolean extract(StoredContent from, Entry entry) throws IOException {
        try (SeekableByteChannel channel = from.open();
                Incoming incoming = store.receive()) {
            copy(channel, entry, incoming);
            return commitIf(entry.digest(), incoming);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "another package may have it", e);
            return false;
        }
    }

    private static void copy(SeekableByteChannel channel, Entry entry, Incoming incoming) throws IOException {
        InputStream in = Channels.newInputStream(channel.position(entry.offset()));
        if (entry.method() == Entry.Method.STORED) {
            for (long left = entry.length(); left > 0; ) {
                byte[] bytes = in.readNBytes((int) Math.min(left, 64 << 10));
                incoming.write(bytes, 0, bytes.length);
                left = bytes.length == 0 ? 0 : left - bytes.length;
            }
            return;
        }
        Inflater inflater = new Inflater(true);
        try {
            new InflaterInputStream(in, inflater).transferTo(incoming);
        } finally {
            inflater.end();
        }
    }

    private static boolean commitIf(Digest expected, Incoming incoming) throws IOException {
        boolean right = incoming.digest().equals(expected);
        if (right) {
            incoming.commit();
        }
        return right;
    }

    private Manifest manifest(PublishedPackage published) throws IOException {
        StoredContent stored = store.find(published.manifestDigest())
                .orElseThrow(() -> new FileNotFoundException("no manifest " + published.manifestDigest()));
        return opener.apply(SignedManifests.read(stored));
    }
}
