package org.lectern.master.catalog;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.lectern.content.Chunk;
import org.lectern.content.MeetingId;
import org.lectern.master.access.Signatures;
import org.lectern.ticket.SignatureInvalid;

/**
 * Publishes a meeting: plan, freeze, enter. No transaction is open while bytes are written, and nothing is visible
 * before the last step commits; a master killed on the way leaves at most content that the sweep removes.
 */
@Dependent
public class Publishing {
    private static final Logger LOG = Logger.getLogger(Publishing.class.getName());

    private final Catalog catalog;
    private final Freezer freezer;
    private final SignedManifests manifests;
    private final Signatures signatures;

    @Inject
    Publishing(Catalog catalog, Freezer freezer, SignedManifests manifests, Signatures signatures) {
        this.catalog = catalog;
        this.freezer = freezer;
        this.manifests = manifests;
        this.signatures = signatures;
    }

    /**
     * What {@link #publish} did.
     *
     * @param created whether there is a new version; not if nothing has changed since the current one
     */
    record Outcome(PublishedPackage published, boolean created) {}

    Outcome publish(MeetingId id, String by) throws IOException {
        FreezePlan plan = catalog.plan(id);
        Optional<PublishedPackage> unchanged = catalog.unchanged(plan);
        if (unchanged.isPresent()) {
            return new Outcome(unchanged.get(), false);
        }
        Freezer.Frozen frozen = freezer.freeze(plan);
        Changes changes = Comparison.of(frozen.manifest(), plan.sheet(), before(plan));
        PublishedPackage published = catalog.enter(plan, frozen, editions(plan, frozen, by), changes, by);
        LOG.info(() -> "Published " + id + " version " + published.version() + ", " + published.size() + " bytes, "
                + published.digest());
        return new Outcome(published, true);
    }

    /** Costs a package for each distinct set of readers that does not see everything. */
    private List<PublishedPackage> editions(FreezePlan plan, Freezer.Frozen full, String by) throws IOException {
        List<PublishedPackage> editions = new ArrayList<>();
        for (Rules.Sight sight : plan.sights()) {
            Freezer.Frozen frozen = freezer.freeze(full, plan.sheet(), sight);
            editions.add(new PublishedPackage(frozen.manifest(), frozen.signedManifest(), sight.of(plan.sheet()), by));
        }
        return editions;
    }

    private Optional<Comparison.Earlier> before(FreezePlan plan) {
        return plan.earlier().map(before -> new Comparison.Earlier(before.version(), before.sheet(), chunks(before)));
    }

    /** Without its manifest a version counts as if it had no chunks: then more seems to travel than does. */
    private List<Chunk> chunks(PublishedPackage before) {
        try {
            return manifests
                    .find(before)
                    .map(signed -> signatures.openManifest(signed).chunks())
                    .orElse(List.of());
        } catch (IOException | SignatureInvalid e) {
            LOG.log(Level.WARNING, "Cannot read the manifest of version " + before.version(), e);
            return List.of();
        }
    }
}
