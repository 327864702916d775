package org.lectern.master.catalog;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import org.lectern.content.Entry;
import org.lectern.delivery.Delivery;
import org.lectern.delivery.DeliveryListener;
import org.lectern.delivery.document.DocumentDownload;
import org.lectern.delivery.document.DocumentRequest;
import org.lectern.problem.Refusal;
import org.lectern.store.StoredContent;

/** Sends single documents out of published packages in the content store. */
@Dependent
public class DocumentDelivery {
    private static final System.Logger LOG = System.getLogger(DocumentDelivery.class.getName());

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
        StoredContent content = verified.of(published);
        try {
            delivery.serve(request, response, DocumentDownload.of(content, entry, document), DeliveryListener.NONE);
        } catch (IOException e) {
            if (response.isCommitted()) {
                throw e;
            }
            LOG.log(Level.DEBUG, "a package could not be opened", e);
            throw VerifiedPackages.beingMended(published.digest());
        }
    }
}
