package org.lectern.protocol;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.lectern.content.MeetingId;

/**
 * The {@code Link} header (RFC 8288) of a download: where else the same bytes are (RFC 6249 section 3), and what
 * describes them (RFC 6249 section 4).
 */
public final class DownloadLinks {
    /**
     * How long the duplicates may become together, in characters. Each carries the ticket; a front server takes no more
     * than some 4 KiB of headers from behind it (nginx: {@code proxy_buffer_size}).
     */
    static final int MOST_CHARACTERS = 2_400;

    private DownloadLinks() {}

    /**
     * The duplicates of a package, as many of the first as fit; {@code pri} says in which order to try them.
     *
     * @param roots the context roots of servers that have the package, best first
     * @param own the context roots of the server that answers: these are left out
     * @param ticket the ticket of the request, which is good everywhere
     * @return empty when there is no other server
     */
    public static Optional<String> duplicates(List<URI> roots, Collection<URI> own, MeetingId meeting, String ticket) {
        StringJoiner links = new StringJoiner(", ").setEmptyValue("");
        int priority = 0;
        for (URI root : roots) {
            if (!own.contains(root)) {
                String link = reference(ApiPaths.downloadPackage(root, meeting, ticket)) + "; rel=duplicate; pri="
                        + ++priority;
                if (links.length() + link.length() > MOST_CHARACTERS) {
                    break;
                }
                links.add(link);
            }
        }
        return Optional.of(links.toString()).filter(text -> !text.isEmpty());
    }

    /** The Metalink document that describes a package. */
    public static String describedBy(URI metalink) {
        return reference(metalink) + "; rel=describedby; type=\"application/metalink4+xml\"";
    }

    private static String reference(URI url) {
        return "<" + url.toASCIIString() + ">";
    }
}
