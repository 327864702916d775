package org.lectern.protocol;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;

/**
 * Downloads that a node served.
 *
 * @param downloads at most {@value #MOST}
 */
public record DownloadReport(List<Item> downloads) {
    /** How many downloads one report carries. */
    public static final int MOST = 500;

    public DownloadReport {
        if (downloads == null || downloads.size() > MOST) {
            throw new IllegalArgumentException("downloads has at most " + MOST + " items");
        }
        downloads = List.copyOf(downloads);
    }

    /**
     * One response.
     *
     * @param id chosen by the node: a report sent twice counts once
     * @param subject whom the ticket was given to, in at most 200 characters
     * @param first the offset of the first byte asked for
     * @param length how many bytes were asked for
     * @param sent how many of them left the node
     */
    public record Item(
            UUID id,
            MeetingId meeting,
            Digest digest,
            String subject,
            long first,
            long length,
            long sent,
            Instant startedAt,
            Instant endedAt) {
        public Item {
            if (id == null
                    || meeting == null
                    || digest == null
                    || subject == null
                    || startedAt == null
                    || endedAt == null) {
                throw new IllegalArgumentException(
                        "a download has id, meeting, digest, subject, started_at and ended_at");
            }
            if (subject.length() > 200) {
                throw new IllegalArgumentException("subject has at most 200 characters");
            }
            if (first < 0 || length < 0 || sent < 0) {
                throw new IllegalArgumentException("first, length and sent are not negative");
            }
        }
    }
}
