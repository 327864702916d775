package org.lectern.master.placement;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.master.catalog.PublishedPackage;
import org.lectern.protocol.MeetingSheet;
import org.lectern.protocol.MeetingSheet.AgendaEntry;
import org.lectern.protocol.MeetingState;

/**
 * A meeting as its participants see it, with the links to its package and to each document in it.
 *
 * @param digest of the package
 * @param size of the package, in bytes
 * @param downloadUrl good until {@code downloadUrlExpiresAt}
 * @param downloadUrls the link and the same on other servers, to be tried in this order
 * @param servedBy the node behind the link; absent when it is the master itself
 */
public record MeetingData(
        MeetingId id,
        String title,
        Optional<Instant> startsAt,
        Optional<Instant> endsAt,
        String timeZone,
        Optional<String> location,
        MeetingState state,
        int version,
        Instant publishedAt,
        Digest digest,
        long size,
        List<AgendaEntry> agenda,
        List<DocumentLink> documents,
        URI downloadUrl,
        Instant downloadUrlExpiresAt,
        List<URI> downloadUrls,
        Optional<String> servedBy) {
    static MeetingData of(MeetingState state, PublishedPackage published, Links.Link link) {
        MeetingSheet sheet = published.sheet();
        return new MeetingData(
                sheet.id(),
                sheet.title(),
                sheet.startsAt(),
                sheet.endsAt(),
                sheet.timeZone(),
                sheet.location(),
                state,
                published.version(),
                published.publishedAt(),
                published.digest(),
                published.size(),
                sheet.agenda(),
                sheet.documents().stream()
                        .map(document -> DocumentLink.of(document, link.url()))
                        .toList(),
                link.url(),
                link.expires(),
                link.urls(),
                link.node().map(node -> node.value()));
    }
}
