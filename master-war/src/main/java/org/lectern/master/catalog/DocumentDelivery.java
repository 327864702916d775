package org.lectern.master.catalog;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.lectern.content.Entry;
import org.lectern.delivery.Delivery;
import org.lectern.delivery.DeliveryListener;
import org.lectern.delivery.document.DocumentDownload;
import org.lectern.delivery.document.DocumentRequest;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.store.ContentStore;
import org.lectern.store.StoredContent;

/** Sends single documents out of published packages in the content store. */
@Dependent
public class DocumentDelivery {
    private final ContentStore store;
    private final PublishedEntries entries;
    private final Delivery delivery;

    @Inject
    DocumentDelivery(ContentStore store, PublishedEntries entries, Delivery delivery) {
        this.store = store;
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
        StoredContent content = store.find(published.digest())
                .orElseThrow(() ->
                        new Refusal(ErrorCode.PACKAGE_NOT_FOUND, "There is no package " + published.digest() + "."));
        delivery.serve(request, response, DocumentDownload.of(content, entry, document), DeliveryListener.NONE);
    }
}
