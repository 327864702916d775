package org.lectern.master.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.master.meeting.Meeting;
import org.lectern.protocol.Edition;
import org.lectern.protocol.JsonForm;
import org.lectern.protocol.MeetingState;
import org.lectern.protocol.SyncFeed;

/** What nodes are to hold of one meeting, and so its current version. Outlives the meeting, as a removal. */
@Entity
@Table(name = "sync_item")
public class SyncItem {
    @Id
    @Column(name = "meeting_id")
    private String meetingId = "";

    private long generation;

    @Enumerated(EnumType.STRING)
    private MeetingState state = MeetingState.DRAFT;

    private boolean removed;
    private int version;
    private String digest = "";
    private long size;

    /** Beside the one with all documents, as JSON; null without any. */
    private @Nullable String editions;

    @Column(name = "starts_at")
    private @Nullable OffsetDateTime startsAt;

    /** For JPA. */
    protected SyncItem() {}

    SyncItem(MeetingId meeting) {
        this.meetingId = meeting.value();
    }

    void pointTo(PublishedPackage current, List<Edition> others) {
        version = current.version();
        digest = current.digest().hex();
        size = current.size();
        startsAt = current.sheet()
                .startsAt()
                .map(at -> at.atOffset(ZoneOffset.UTC))
                .orElse(null);
        removed = false;
        setEditions(others);
    }

    /** Adds an edition to the current version. */
    void add(Edition edition) {
        setEditions(Stream.concat(editions().stream(), Stream.of(edition)).toList());
    }

    private void setEditions(List<Edition> all) {
        editions = all.isEmpty() ? null : JsonForm.jsonb().toJson(all);
    }

    List<Edition> editions() {
        return editions == null ? List.of() : List.of(JsonForm.jsonb().fromJson(editions, Edition[].class));
    }

    void follow(Meeting meeting) {
        state = meeting.state();
        removed = !state.isServed();
    }

    void remove() {
        state = MeetingState.ARCHIVED;
        removed = true;
    }

    void stamp(long newGeneration) {
        generation = newGeneration;
    }

    MeetingState state() {
        return state;
    }

    boolean isRemoved() {
        return removed;
    }

    int version() {
        return version;
    }

    long generation() {
        return generation;
    }

    SyncFeed.Item toFeed() {
        return new SyncFeed.Item(
                new MeetingId(meetingId),
                state,
                removed,
                version,
                new Digest(digest),
                size,
                Optional.ofNullable(startsAt).map(OffsetDateTime::toInstant),
                removed ? List.of() : editions());
    }
}
