package org.lectern.delivery.document;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lectern.content.Entry;
import org.lectern.delivery.ContentDisposition;

/**
 * How a browser is to treat a document, which anybody may have made and which comes from the origin of a master or node.
 *
 * <p>No document runs a script, sends a form or loads anything from elsewhere: the Content Security Policy (CSP Level 3)
 * puts it into a sandbox with an origin of its own and leaves it styles, fonts and pictures of its own making. A link in
 * it may lead to something that is saved, as the page of a package has links to all its documents. It may be
 * framed by anybody, as there is nothing in it to be clicked at somebody's cost, and a portal shows it in a frame. Two
 * kinds differ:
 *
 * <ul>
 *   <li>PDF has no sandbox. Browsers show it in a viewer of their own, which is not shown in a sandbox (Chromium) and
 *       loads its parts by the document's policy; the viewer itself keeps the document from the origin.
 *   <li>Sound and video are loaded once more by the page that a browser makes around them, so they may be loaded.
 * </ul>
 *
 * <p>{@code Referrer-Policy: no-referrer}: the ticket in the address goes nowhere with a link that is followed.
 *
 * <p>{@code Cross-Origin-Resource-Policy: cross-origin}: a portal on another origin, and a sandboxed page itself, may
 * embed documents. The policy protects what a browser fetches with credentials of its own; here nothing is sent on the
 * ground of who the browser is, only to whoever has the ticket or the key.
 *
 * @param fileName the name to save it under
 * @param type the media type without parameters, in lower case
 */
record Presentation(String fileName, String type) {
    private static final String PDF = "application/pdf";
    private static final String SVG = "image/svg+xml";
    /** Overrules the X-Frame-Options that a server such as Payara adds (CSP Level 3 §6.4.2). */
    private static final String FRAMED = "frame-ancestors *";

    private static final String SANDBOX =
            "sandbox allow-downloads; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
                    + " font-src data:; base-uri 'none'; form-action 'none'; ";

    static Presentation of(Entry entry) {
        String type = entry.mediaType();
        int parameters = type.indexOf(';');
        return new Presentation(
                entry.path().substring(entry.path().lastIndexOf('/') + 1),
                (parameters < 0 ? type : type.substring(0, parameters)).toLowerCase(Locale.ROOT));
    }

    /** The headers that say so. */
    Map<String, String> headers(Optional<Disposition> wish) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "Content-Disposition",
                wish.orElse(usual()) == Disposition.INLINE
                        ? ContentDisposition.inline(fileName)
                        : ContentDisposition.attachment(fileName));
        headers.put("Content-Security-Policy", policy());
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Resource-Policy", "cross-origin");
        return headers;
    }

    /** What no browser takes for a page is shown; all else is saved, unless somebody wishes to see it. */
    private Disposition usual() {
        boolean shown = type.equals(PDF)
                || type.equals("text/plain")
                || (type.startsWith("image/") && !type.equals(SVG))
                || isSoundOrVideo();
        return shown ? Disposition.INLINE : Disposition.ATTACHMENT;
    }

    private String policy() {
        if (type.equals(PDF)) {
            return FRAMED;
        }
        return SANDBOX + FRAMED + (isSoundOrVideo() ? "; media-src *" : "");
    }

    private boolean isSoundOrVideo() {
        return type.startsWith("audio/") || type.startsWith("video/");
    }
}
