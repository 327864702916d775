package org.lectern.node.download;

import org.lectern.content.Entry;
import org.lectern.content.MeetingId;
import org.lectern.delivery.Download;
import org.lectern.delivery.document.DocumentDownload;
import org.lectern.delivery.document.DocumentRequest;
import org.lectern.node.replica.Replica;

/** What of a package somebody wants. */
interface Wish {
    /**
     * The offer that meets it.
     *
     * @throws org.lectern.problem.Refusal if the package has nothing of the kind
     */
    Offer from(Permitted permitted);

    /**
     * The package itself, with word of the other servers that have it.
     *
     * @param ticket as it stands in the request
     * @param known the headers of those servers
     */
    static Wish thePackage(String ticket, KnownLinks known) {
        return permitted -> {
            Replica replica = permitted.replica();
            MeetingId meeting = permitted.ticket().meeting();
            Download download = Download.of(
                    replica.content(), "application/zip", "meeting_" + meeting + ".zip", replica.published());
            return new Offer(
                    known.of(permitted.ticket(), ticket)
                            .map(links -> download.with("Link", links))
                            .orElse(download),
                    0);
        };
    }

    /** A document in it. */
    static Wish document(DocumentRequest request) {
        return permitted -> {
            Replica replica = permitted.replica();
            Entry entry = request.find(replica.entries());
            return new Offer(DocumentDownload.of(replica.content(), entry, request), entry.offset());
        };
    }
}
