package org.lectern.master.catalog;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.lectern.content.Digest;
import org.lectern.delivery.Delivery;
import org.lectern.delivery.DeliveryListener;
import org.lectern.delivery.Download;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.store.ContentStore;
import org.lectern.store.StoredContent;

/** Sends published packages out of the content store. */
@Dependent
public class PackageDelivery {
    private final Catalog catalog;
    private final ContentStore store;
    private final Delivery delivery;

    @Inject
    PackageDelivery(Catalog catalog, ContentStore store, Delivery delivery) {
        this.catalog = catalog;
        this.store = store;
        this.delivery = delivery;
    }

    /**
     * A published package by its identity.
     *
     * @throws Refusal if there is none
     */
    public PublishedPackage find(Digest digest) {
        return catalog.find(digest).orElseThrow(() -> lost(digest));
    }

    /** Answers a request for a package; returns before the bytes have left. */
    public void send(
            HttpServletRequest request,
            HttpServletResponse response,
            PublishedPackage published,
            DeliveryListener listener)
            throws IOException {
        StoredContent content = store.find(published.digest()).orElseThrow(() -> lost(published.digest()));
        Download download = Download.of(
                content, "application/zip", "meeting_" + published.meeting() + ".zip", published.publishedAt());
        delivery.serve(request, response, download, listener);
    }

    private static Refusal lost(Digest digest) {
        return new Refusal(ErrorCode.PACKAGE_NOT_FOUND, "There is no package " + digest + ".");
    }
}
