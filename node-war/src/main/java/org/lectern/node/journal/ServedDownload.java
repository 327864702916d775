package org.lectern.node.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.protocol.DownloadReport;

/** A response that this node gave and that the master has not been told of yet. */
@Entity
@Table(name = "served_download")
public class ServedDownload {
    @Id
    private String id = "";

    @Column(name = "meeting_id")
    private String meetingId = "";

    private String digest = "";
    private String subject = "";

    @Column(name = "first_byte")
    private long first;

    private long length;
    private long sent;

    @Column(name = "started_at")
    private OffsetDateTime startedAt = Instant.EPOCH.atOffset(ZoneOffset.UTC);

    @Column(name = "ended_at")
    private OffsetDateTime endedAt = Instant.EPOCH.atOffset(ZoneOffset.UTC);

    /** For JPA. */
    protected ServedDownload() {}

    ServedDownload(DownloadReport.Item item) {
        id = item.id().toString();
        meetingId = item.meeting().value();
        digest = item.digest().hex();
        subject = item.subject();
        first = item.first();
        length = item.length();
        sent = item.sent();
        startedAt = item.startedAt().atOffset(ZoneOffset.UTC);
        endedAt = item.endedAt().atOffset(ZoneOffset.UTC);
    }

    DownloadReport.Item toItem() {
        return new DownloadReport.Item(
                UUID.fromString(id),
                new MeetingId(meetingId),
                new Digest(digest),
                subject,
                first,
                length,
                sent,
                startedAt.toInstant(),
                endedAt.toInstant());
    }
}
