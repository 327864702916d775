package org.lectern.master.catalog;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
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
    private final Delivery toNodes;
    private final KnownPieces pieces;

    @Inject
    PackageDelivery(
            Catalog catalog, ContentStore store, Delivery delivery, @ForNodes Delivery toNodes, KnownPieces pieces) {
        this.catalog = catalog;
        this.store = store;
        this.delivery = delivery;
        this.toNodes = toNodes;
        this.pieces = pieces;
    }

    /**
     * A published package by its identity.
     *
     * @throws Refusal if there is none
     */
    public PublishedPackage find(Digest digest) {
        return catalog.find(digest).orElseThrow(() -> lost(digest));
    }

    /** Answers a node's request for a package; returns before the bytes have left. */
    void sendToNode(HttpServletRequest request, HttpServletResponse response, PublishedPackage published)
            throws IOException {
        toNodes.serve(request, response, download(published), DeliveryListener.NONE);
    }

    /** Answers a person's request; a 200 or 206 says {@code headers} besides. */
    public void send(
            HttpServletRequest request,
            HttpServletResponse response,
            PublishedPackage published,
            Map<String, String> headers)
            throws IOException {
        Download download = download(published);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            download = download.with(header.getKey(), header.getValue());
        }
        delivery.serve(request, response, download, DeliveryListener.NONE);
    }

    private Download download(PublishedPackage published) throws IOException {
        return Download.of(
                stored(published),
                "application/zip",
                "meeting_" + published.meeting() + ".zip",
                published.publishedAt());
    }

    /**
     * The pieces of a package; the first who asks for them waits until it has been read once.
     *
     * @throws IOException if it cannot be read, or is damaged
     */
    public Pieces pieces(PublishedPackage published) throws IOException {
        return pieces.of(stored(published));
    }

    private StoredContent stored(PublishedPackage published) throws IOException {
        return store.find(published.digest()).orElseThrow(() -> lost(published.digest()));
    }

    static Refusal lost(Digest digest) {
        return new Refusal(ErrorCode.PACKAGE_NOT_FOUND, "There is no package " + digest + ".");
    }
}
