package org.lectern.master.catalog;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Logger;
import org.lectern.content.MeetingId;

/**
 * Publishes a meeting: plan, freeze, enter. No transaction is open while bytes are written, and nothing is visible
 * before the last step commits; a master killed on the way leaves at most content that the sweep removes.
 */
@Dependent
public class Publishing {
    private static final Logger LOG = Logger.getLogger(Publishing.class.getName());

    private final Catalog catalog;
    private final Freezer freezer;

    @Inject
    Publishing(Catalog catalog, Freezer freezer) {
        this.catalog = catalog;
        this.freezer = freezer;
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
        PublishedPackage published = catalog.enter(plan, freezer.freeze(plan), by);
        LOG.info(() -> "Published " + id + " version " + published.version() + ", " + published.size() + " bytes, "
                + published.digest());
        return new Outcome(published, true);
    }
}
