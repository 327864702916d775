package org.lectern.delivery.document;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.content.DocumentPath;
import org.lectern.content.Entry;
import org.lectern.content.InvalidPath;
import org.lectern.delivery.Parameters;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;

/**
 * What a request for a document asks for.
 *
 * @param path of the document in its package: a {@link DocumentPath} or {@link Entry#INDEX}
 * @param gzip whether the client would rather have it compressed
 * @param disposition what it shall do with it, if it says so
 */
public record DocumentRequest(String path, boolean gzip, Optional<Disposition> disposition) {
    /**
     * Reads a request.
     *
     * @param path what stands in its address for the document, decoded
     * @throws Refusal if no document can have that path, or the disposition is none
     */
    public static DocumentRequest of(HttpServletRequest request, String path) {
        List<String> codings = Collections.list(request.getHeaders("Accept-Encoding"));
        Optional<String> accepted = codings.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", codings));
        return new DocumentRequest(
                check(path),
                AcceptEncoding.parse(accepted).prefersGzip(),
                Parameters.find(request, "disposition").map(Disposition::parse));
    }

    /**
     * The entry of the document.
     *
     * @param entries of a package, by path
     * @throws Refusal if it is not among them
     */
    public Entry find(Map<String, Entry> entries) {
        Entry found = entries.get(path);
        if (found == null) {
            throw new Refusal(
                    ErrorCode.DOCUMENT_NOT_FOUND, "This version of the meeting has no document \"" + path + "\".");
        }
        return found;
    }

    private static String check(String path) {
        try {
            return path.equals(Entry.INDEX) ? path : DocumentPath.parse(path).value();
        } catch (InvalidPath e) {
            throw Refusal.ofField("path", String.valueOf(e.getMessage()));
        }
    }
}
