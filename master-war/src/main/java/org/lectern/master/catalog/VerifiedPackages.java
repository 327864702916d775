package org.lectern.master.catalog;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.store.LocalContent;
import org.lectern.store.LocalContentStore;
import org.lectern.store.StoredContent;
import org.lectern.store.verified.VerifiedContent;

/**
 * Published packages as they are sent: no byte leaves whose chunk was not verified since the file was last changed, nor
 * longer ago than a period. What is wrong is looked at by {@link Damage}. What is known of the packages that were used last
 * stays in memory.
 *
 * <p>Safe for use by several threads.
 */
final class VerifiedPackages {
    /** About 30 MB: chunks of 12 GB of packages. */
    static final int MOST_CHUNKS = 200_000;

    private final LocalContentStore store;
    private final Function<String, Manifest> opener;
    private final Damage damage;
    private final Duration period;
    private final Clock clock;
    private final LastUsed<VerifiedContent> kept = new LastUsed<>(MOST_CHUNKS, VerifiedContent::chunkCount);

    /**
     * Nothing verified yet.
     *
     * @param opener opens a signed manifest
     * @param period how long a verified chunk stays verified
     */
    VerifiedPackages(
            LocalContentStore store, Function<String, Manifest> opener, Damage damage, Duration period, Clock clock) {
        this.store = store;
        this.opener = opener;
        this.damage = damage;
        this.period = period;
        this.clock = clock;
    }

    /**
     * A package to be sent.
     *
     * @throws Refusal if it is not here, or not to be sent before it is mended
     */
    StoredContent of(PublishedPackage published) throws IOException {
        Digest digest = published.digest();
        LocalContent local = store.findLocal(digest).orElseThrow(() -> gone(digest));
        if (local.size() != published.size()) {
            damage.suspect(digest);
            throw beingMended(digest);
        }
        Optional<VerifiedContent> content = kept.get(digest, () -> read(published, local));
        return content.isPresent() ? content.get() : unknown(published, local);
    }

    /** What is said of a package that is known to be damaged. */
    static Refusal beingMended(Digest digest) {
        return new Refusal(
                ErrorCode.UNAVAILABLE,
                "The package " + digest + " is damaged here and being mended: come again, or take it from a node.");
    }

    private Refusal gone(Digest digest) {
        return store.isDamaged(digest) ? beingMended(digest) : PackageDelivery.lost(digest);
    }

    private Optional<VerifiedContent> read(PublishedPackage published, LocalContent local) throws IOException {
        Optional<StoredContent> signed = store.find(published.manifestDigest());
        return signed.isEmpty() ? Optional.empty() : Optional.of(content(signed.get(), local));
    }

    private VerifiedContent content(StoredContent signed, LocalContent local) throws IOException {
        Manifest manifest = opener.apply(SignedManifests.read(signed));
        return new VerifiedContent(local.file(), manifest, clock, period, wrong -> damage.suspect(wrong.content()));
    }

    /** Without a manifest nothing is known of chunks: the whole is read each time. */
    private StoredContent unknown(PublishedPackage published, LocalContent local) throws IOException {
        damage.suspect(published.manifestDigest());
        if (!ContentReading.isWhole(local)) {
            damage.suspect(published.digest());
            throw beingMended(published.digest());
        }
        return local;
    }
}
