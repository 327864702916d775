package org.lectern.master.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.logging.Logger;
import org.lectern.content.Digest;
import org.lectern.master.access.Groups;
import org.lectern.master.access.Signatures;
import org.lectern.ticket.SignatureInvalid;

/**
 * The edition of a version for those who see the same of it. Publishing freezes one for each distinct set of readers that
 * there is; one for readers who came later is frozen when the first of them asks, out of the package with all documents.
 *
 * <p>Safe for use by several threads: those who ask for the same edition wait for one.
 */
@ApplicationScoped
public class Editions {
    private static final Logger LOG = Logger.getLogger(Editions.class.getName());

    private final ConcurrentMap<Wanted, Object> making = new ConcurrentHashMap<>();
    private Catalog catalog;
    private Freezer freezer;
    private SignedManifests manifests;
    private Signatures signatures;

    /** For the container's proxies. */
    @SuppressWarnings("NullAway.Init")
    protected Editions() {}

    @Inject
    Editions(Catalog catalog, Freezer freezer, SignedManifests manifests, Signatures signatures) {
        this.catalog = catalog;
        this.freezer = freezer;
        this.manifests = manifests;
        this.signatures = signatures;
    }

    private record Wanted(Digest full, String edition) {}

    /**
     * What somebody who belongs to {@code groups} may have of a version.
     *
     * @param full the package with all documents
     */
    public PublishedPackage of(PublishedPackage full, Groups groups) throws IOException {
        Rules.Sight sight = full.rules().of(groups);
        if (sight.isFull()) {
            return full;
        }
        Optional<PublishedPackage> known = catalog.edition(full, sight.edition());
        return known.isPresent() ? known.get() : make(full, sight);
    }

    private PublishedPackage make(PublishedPackage full, Rules.Sight sight) throws IOException {
        Wanted wanted = new Wanted(full.digest(), sight.edition());
        Object lock = making.computeIfAbsent(wanted, any -> new Object());
        try {
            synchronized (lock) {
                Optional<PublishedPackage> meanwhile = catalog.edition(full, sight.edition());
                return meanwhile.isPresent() ? meanwhile.get() : freeze(full, sight);
            }
        } finally {
            making.remove(wanted, lock);
        }
    }

    private PublishedPackage freeze(PublishedPackage full, Rules.Sight sight) throws IOException {
        try {
            Freezer.Frozen all = new Freezer.Frozen(signatures.openManifest(manifests.of(full)), full.manifestDigest());
            Freezer.Frozen frozen = freezer.freeze(all, full.sheet(), sight);
            PublishedPackage made = catalog.enterEdition(full, frozen, sight.of(full.sheet()));
            LOG.info(() -> "Froze another edition of " + full.meeting() + " version " + full.version() + ", "
                    + made.size() + " bytes, " + made.digest());
            return made;
        } catch (SignatureInvalid e) {
            throw new IOException("the manifest of " + full.digest() + " cannot be trusted", e);
        }
    }
}
