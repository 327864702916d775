package org.lectern.delivery.document;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.lectern.content.DocumentPath;
import org.lectern.content.Entry;
import org.lectern.content.InvalidPath;
import org.lectern.delivery.Parameters;

/**
 * The address of a page whose links are to work. A page such as {@code index.html} links to the documents beside it; a
 * browser that follows such a link keeps the path of the page and drops its query. So whoever comes with a ticket in
 * the query is sent on to the same page with the ticket in the path: {@code /documents;ticket=T/index.html}. How the
 * page is to be shown goes there as well, and so holds for what it links to.
 *
 * <p>Only browsers that open a page are sent on; programs get the bytes at once. By 307 and not 303, for it is the same
 * page for a while elsewhere, and not an answer about it (RFC 9110 §15.4).
 */
public final class PageAddress {
    private static final int TEMPORARY_REDIRECT = 307;
    private static final Pattern PAGE = Pattern.compile("\\.(html?|xht(ml)?|svg)$", Pattern.CASE_INSENSITIVE);

    private PageAddress() {}

    /**
     * Sends a browser on, if it needs to be.
     *
     * @param path of the document, decoded and not checked in any way
     * @return whether the request is answered with that
     */
    public static boolean redirect(HttpServletRequest request, HttpServletResponse response, String path) {
        Optional<String> location =
                opensPage(request, path) ? encode(path).map(to -> locate(request, to)) : Optional.empty();
        location.ifPresent(to -> {
            response.setStatus(TEMPORARY_REDIRECT);
            response.setHeader("Location", to);
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Referrer-Policy", "no-referrer");
            response.setContentLength(0);
        });
        return location.isPresent();
    }

    private static boolean opensPage(HttpServletRequest request, String path) {
        return Set.of("GET", "HEAD").contains(request.getMethod())
                && PAGE.matcher(path).find()
                && String.valueOf(request.getHeader("Accept")).contains("text/html")
                && request.getParameter("ticket") != null;
    }

    /** Relative, for only the client knows under which address a front server shows this one. */
    private static String locate(HttpServletRequest request, String encoded) {
        String up = "../".repeat(encoded.split("/", -1).length);
        String disposition = request.getParameter("disposition");
        return up + "documents" + Parameters.toPath("ticket", request.getParameter("ticket"))
                + (disposition == null ? "" : Parameters.toPath("disposition", disposition))
                + "/" + encoded;
    }

    private static Optional<String> encode(String path) {
        try {
            return Optional.of(
                    path.equals(Entry.INDEX) ? path : DocumentPath.parse(path).encoded());
        } catch (InvalidPath noDocument) {
            return Optional.empty();
        }
    }
}
