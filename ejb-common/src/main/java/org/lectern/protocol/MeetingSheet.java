package org.lectern.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;

/**
 * What publishing froze of a meeting: the complete meeting data of one version.
 *
 * @param timeZone an IANA name, as in {@code Asia/Shanghai}
 * @param agenda in order
 * @param documents in the order of the package
 */
public record MeetingSheet(
        MeetingId id,
        String title,
        Optional<Instant> startsAt,
        Optional<Instant> endsAt,
        String timeZone,
        Optional<String> location,
        List<AgendaEntry> agenda,
        List<DocumentEntry> documents) {

    public MeetingSheet {
        agenda = List.copyOf(agenda);
        documents = List.copyOf(documents);
    }

    /**
     * An agenda item.
     *
     * @param path the folder of its documents, as in {@code 02 Budget}
     */
    public record AgendaEntry(String path, String title) {}

    /**
     * A document.
     *
     * @param size in bytes
     * @param digest of the document's bytes
     */
    public record DocumentEntry(String path, long size, Digest digest, String mediaType) {}
}
