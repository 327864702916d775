package org.lectern.master.catalog;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.lectern.content.Digest;
import org.lectern.delivery.Delivery;
import org.lectern.delivery.DeliveryListener;
import org.lectern.delivery.Download;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.store.StoredContent;

/** Sends published packages out of the content store. */
@Dependent
public class PackageDelivery {
    private static final System.Logger LOG = System.getLogger(PackageDelivery.class.getName());

    private final Catalog catalog;
    private final VerifiedPackages verified;
    private final Delivery delivery;
    private final Delivery toNodes;
    private final KnownPieces pieces;

    @Inject
    PackageDelivery(
            Catalog catalog,
            VerifiedPackages verified,
            Delivery delivery,
            @ForNodes Delivery toNodes,
            KnownPieces pieces) {
        this.catalog = catalog;
        this.verified = verified;
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
        serve(toNodes, request, response, published, download(published));
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
        serve(delivery, request, response, published, download);
    }

    /** Serves out of a package; one that fails before the first byte is refused as damaged. */
    static void serve(
            Delivery delivery,
            HttpServletRequest request,
            HttpServletResponse response,
            PublishedPackage published,
            Download download)
            throws IOException {
        try {
            delivery.serve(request, response, download, DeliveryListener.NONE);
        } catch (IOException e) {
            if (response.isCommitted()) {
                throw e;
            }
            LOG.log(Level.DEBUG, "a package could not be opened", e);
            throw VerifiedPackages.beingMended(published.digest());
        }
    }

    private Download download(PublishedPackage published) throws IOException {
        return Download.of(
                verified.of(published),
                "application/zip",
                "meeting_" + published.meeting() + ".zip",
                published.publishedAt());
    }

    /**
     * The pieces of a package; the first who asks for them waits until it has been read once.
     *
     * @throws Refusal if it is not here, or damaged
     */
    public Pieces pieces(PublishedPackage published) throws IOException {
        StoredContent content = verified.of(published);
        try {
            return pieces.of(content);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the pieces of a package cannot be known", e);
            throw VerifiedPackages.beingMended(published.digest());
        }
    }

    static Refusal lost(Digest digest) {
        return new Refusal(ErrorCode.PACKAGE_NOT_FOUND, "There is no package " + digest + ".");
    }
}
