package org.lectern.delivery;

import java.util.List;
import java.util.Optional;
import org.lectern.delivery.request.ByteRange;
import org.lectern.delivery.request.Decision;
import org.lectern.delivery.transfer.Body;
import org.lectern.delivery.transfer.StoredBody;

/**
 * What a 200 or 206 carries: the whole, a part, or several parts.
 *
 * @param mediaType the {@code Content-Type}: the download's, or {@code multipart/byteranges} around it
 * @param contentRange where the part lies (RFC 9110 §14.4), if it is one
 */
record Payload(Body body, String mediaType, Optional<String> contentRange) {
    static Payload of(Decision decision, Download download) {
        List<ByteRange> ranges = decision.ranges();
        if (ranges.isEmpty()) {
            return new Payload(download.body(), download.mediaType(), Optional.empty());
        }
        StoredBody whole = (StoredBody) download.body();
        if (ranges.size() > 1) {
            Multipart multipart = new Multipart(download, whole, ranges);
            return new Payload(multipart.body(), multipart.mediaType(), Optional.empty());
        }
        ByteRange range = ranges.get(0);
        return new Payload(
                whole.part(range.first(), range.length()),
                download.mediaType(),
                Optional.of(range.contentRange(download.size())));
    }
}
