package org.lectern.delivery.document;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import org.lectern.content.Entry;
import org.lectern.delivery.Download;
import org.lectern.delivery.request.EntityTag;
import org.lectern.delivery.transfer.Body;
import org.lectern.delivery.transfer.StoredBody;
import org.lectern.store.StoredContent;

/**
 * Makes the download of one document out of its package, without unpacking it.
 *
 * <p>A stored document is a slice of the package. A deflated one has two representations: {@code gzip} is made of the
 * very bytes of the package between a header and a trailer (RFC 1952), so it costs as little as a slice and goes by
 * ranges; the plain one is inflated on its way and goes whole only. Each has a tag of its own, the same on the master and
 * every node.
 */
public final class DocumentDownload {
    /** Deflated, no flags, no time, no hint on the level, from an unknown system (RFC 1952 §2.3). */
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private DocumentDownload() {}

    /**
     * The download.
     *
     * @param content the package that {@code entry} belongs to
     */
    public static Download of(StoredContent content, Entry entry, DocumentRequest request) {
        Map<String, String> headers = Presentation.of(entry).headers(request.disposition());
        if (entry.method() == Entry.Method.STORED) {
            return plain(slice(StoredBody.none(content), entry), entry, headers);
        }
        Download chosen = request.gzip()
                ? gzip(content, entry, headers)
                : plain(new InflatedBody(content, entry), entry, headers);
        return chosen.with("Vary", "Accept-Encoding");
    }

    private static Download plain(Body body, Entry entry, Map<String, String> headers) {
        return new Download(
                body,
                new EntityTag(false, entry.digest().hex()),
                Optional.of(entry.digest()),
                entry.mediaType(),
                entry.modified(),
                headers);
    }

    private static Download gzip(StoredContent content, Entry entry, Map<String, String> headers) {
        StoredBody body =
                slice(StoredBody.none(content).then(GZIP_HEADER), entry).then(gzipTrailer(entry));
        return new Download(
                        body,
                        new EntityTag(false, entry.digest().hex() + "-gzip"),
                        Optional.empty(),
                        entry.mediaType(),
                        entry.modified(),
                        headers)
                .with("Content-Encoding", "gzip");
    }

    private static StoredBody slice(StoredBody before, Entry entry) {
        return before.then(entry.offset(), entry.length());
    }

    /** CRC-32, and the size modulo 2<sup>32</sup> (RFC 1952 §2.3.1). */
    private static byte[] gzipTrailer(Entry entry) {
        byte[] trailer = new byte[8];
        ByteBuffer.wrap(trailer)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(entry.crc32())
                .putInt((int) entry.size());
        return trailer;
    }
}
