package org.lectern.master.catalog;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.lectern.content.Entry;
import org.lectern.delivery.Delivery;
import org.lectern.delivery.Download;
import org.lectern.delivery.document.DocumentDownload;
import org.lectern.delivery.document.DocumentRequest;
import org.lectern.problem.Refusal;

/** Sends single documents out of published packages in the content store. */
@Dependent
public class DocumentDelivery {
    private final VerifiedPackages verified;
    private final PublishedEntries entries;
    private final Delivery delivery;

    @Inject
    DocumentDelivery(VerifiedPackages verified, PublishedEntries entries, Delivery delivery) {
        this.verified = verified;
        this.entries = entries;
        this.delivery = delivery;
    }

    /**
     * Answers a request for a document; returns before the bytes have left.
     *
     * @throws Refusal if the package has no such document, or is gone
     */
    public void send(
            HttpServletRequest request,
            HttpServletResponse response,
            PublishedPackage published,
            DocumentRequest document)
            throws IOException {
        Entry entry = document.find(entries.of(published.manifestDigest()));
        Download download = DocumentDownload.of(verified.of(published), entry, document);
        PackageDelivery.serve(delivery, request, response, published, download);
    }
}
