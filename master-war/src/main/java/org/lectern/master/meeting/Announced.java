package org.lectern.master.meeting;

import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lectern.content.Digest;
import org.lectern.protocol.Page;

/**
 * What the sender of a document says of its bytes before they come.
 *
 * @param size in bytes; negative when not announced
 * @param digest the digest of the bytes, if he knows it
 * @param charset the encoding of a text, if he names one that is known here
 */
record Announced(long size, Optional<Digest> digest, Optional<String> charset) {
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([A-Za-z0-9._:+-]{1,40})", Pattern.CASE_INSENSITIVE);

    /** Nothing. */
    static final Announced NOTHING = new Announced(-1, Optional.empty(), Optional.empty());

    /**
     * Reads {@code Content-Length}, {@code Repr-Digest} and the charset in {@code Content-Type}.
     *
     * @throws org.lectern.problem.Refusal that names the header
     */
    static Announced of(HttpHeaders headers) {
        return new Announced(
                Page.number("Content-Length", headers.getHeaderString("Content-Length"), -1, 0, Long.MAX_VALUE),
                ReprDigest.parse(headers.getHeaderString("Repr-Digest")),
                charset(headers.getHeaderString("Content-Type")));
    }

    private static Optional<String> charset(@Nullable String contentType) {
        Matcher matcher = CHARSET.matcher(contentType == null ? "" : contentType);
        return Optional.of(matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .filter(Announced::isKnown);
    }

    private static boolean isKnown(String charset) {
        return Character.isLetterOrDigit(charset.charAt(0)) && Charset.isSupported(charset);
    }
}
