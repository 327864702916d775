package org.lectern.master.meeting;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.tika.Tika;
import org.lectern.content.Digest;
import org.lectern.content.DocumentPath;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.store.ContentStore;
import org.lectern.store.Incoming;

/** Takes a document's bytes into the content store, in one pass and a fixed amount of memory. */
final class DocumentIntake {
    private static final int BUFFER = 64 << 10;

    private final ContentStore store;
    private final DocumentSettings settings;
    private final Clock clock;
    private final Tika tika = new Tika();

    DocumentIntake(ContentStore store, DocumentSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Refuses a document by the size that its sender announces.
     *
     * @param announced in bytes; negative when not announced
     */
    void checkSize(long announced) {
        if (announced > settings.largest()) {
            throw new Refusal(
                    ErrorCode.TOO_LARGE,
                    "A document has at most " + settings.largest() + " bytes (lectern.document.max-size).");
        }
    }

    /**
     * Stores the bytes.
     *
     * @param announced what they should be
     */
    DocumentContent take(DocumentPath path, InputStream bytes, Announced announced) throws IOException {
        try (Incoming incoming = store.receive()) {
            CRC32 crc = new CRC32();
            Utf8Check utf8 = new Utf8Check();
            byte[] head = copy(bytes, incoming, crc, utf8);
            if (announced.size() >= 0 && incoming.size() != announced.size()) {
                throw cutOff();
            }
            announced.digest().ifPresent(digest -> requireSame(digest, incoming.digest()));
            String mediaType = withCharset(tika.detect(head, path.name()), announced, utf8);
            var stored = incoming.commit();
            return new DocumentContent(
                    stored.digest(), stored.size(), (int) crc.getValue(), mediaType, clock.instant());
        }
    }

    /** A text tells its encoding: what its sender says, or UTF-8 if it is that. */
    private static String withCharset(String mediaType, Announced announced, Utf8Check utf8) {
        if (!mediaType.startsWith("text/") || mediaType.indexOf(';') >= 0) {
            return mediaType;
        }
        return announced
                .charset()
                .or(() -> utf8.isUtf8() ? Optional.of("utf-8") : Optional.empty())
                .map(charset -> mediaType + ";charset=" + charset)
                .orElse(mediaType);
    }

    private static void requireSame(Digest expected, Digest found) {
        if (!expected.equals(found)) {
            throw new Refusal(
                    ErrorCode.DIGEST_MISMATCH, "Repr-Digest says " + expected + ", but the content has " + found + ".");
        }
    }

    private byte[] copy(InputStream bytes, Incoming incoming, CRC32 crc, Utf8Check utf8) throws IOException {
        byte[] head = null;
        byte[] buffer = new byte[BUFFER];
        for (int n = fill(bytes, buffer); n > 0; n = fill(bytes, buffer)) {
            if (head == null) {
                head = Arrays.copyOf(buffer, n);
            }
            crc.update(buffer, 0, n);
            utf8.add(buffer, n);
            incoming.write(buffer, 0, n);
            checkSize(incoming.size());
        }
        return head == null ? new byte[0] : head;
    }

    private static int fill(InputStream bytes, byte[] buffer) {
        try {
            return bytes.readNBytes(buffer, 0, buffer.length);
        } catch (IOException e) {
            throw cutOff();
        }
    }

    private static Refusal cutOff() {
        return new Refusal(ErrorCode.UPLOAD_INCOMPLETE, "The upload ended too early; nothing was kept. Send it again.");
    }
}
