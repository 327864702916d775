package org.lectern.master.audit;

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

/** A download as its node reported it. */
@Entity
@Table(name = "download")
public class DownloadEntry {
    @Id
    private String id = "";

    @Column(name = "node_id")
    private String nodeId = "";

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
    protected DownloadEntry() {}

    DownloadEntry(String nodeId, DownloadReport.Item item) {
        this.id = item.id().toString();
        this.nodeId = nodeId;
        this.meetingId = item.meeting().value();
        this.digest = item.digest().hex();
        this.subject = item.subject();
        this.first = item.first();
        this.length = item.length();
        this.sent = item.sent();
        this.startedAt = item.startedAt().atOffset(ZoneOffset.UTC);
        this.endedAt = item.endedAt().atOffset(ZoneOffset.UTC);
    }

    String id() {
        return id;
    }

    DownloadView toView() {
        return new DownloadView(
                nodeId,
                new DownloadReport.Item(
                        UUID.fromString(id),
                        new MeetingId(meetingId),
                        new Digest(digest),
                        subject,
                        first,
                        length,
                        sent,
                        startedAt.toInstant(),
                        endedAt.toInstant()));
    }

    /** A download and the node that served it. */
    public record DownloadView(String nodeId, DownloadReport.Item download) {}
}
