package org.lectern.delivery.document;

import java.io.IOException;
import org.lectern.content.Entry;
import org.lectern.delivery.transfer.Body;
import org.lectern.delivery.transfer.Source;
import org.lectern.delivery.transfer.StoredBody;
import org.lectern.store.StoredContent;

/**
 * The plain bytes of a deflated document.
 *
 * @param content the package that {@code entry} belongs to
 */
record InflatedBody(StoredContent content, Entry entry) implements Body {
    @Override
    public long length() {
        return entry.size();
    }

    @Override
    public Source open() throws IOException {
        Source deflated =
                StoredBody.none(content).then(entry.offset(), entry.length()).open();
        return new InflatingSource(deflated, entry);
    }
}
