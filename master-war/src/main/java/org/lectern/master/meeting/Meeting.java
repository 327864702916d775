package org.lectern.master.meeting;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.content.MeetingId;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.MeetingState;

/** A scheduled gathering: when and where, and its agenda. Its documents are entities of their own. */
@Entity
@Table(name = "meeting")
public class Meeting {
    @Id
    private String id = "";

    private String title = "";

    @Column(name = "starts_at")
    private @Nullable OffsetDateTime startsAt;

    @Column(name = "ends_at")
    private @Nullable OffsetDateTime endsAt;

    @Column(name = "time_zone")
    private String timeZone = "UTC";

    private @Nullable String location;

    @Enumerated(EnumType.STRING)
    private MeetingState state = MeetingState.DRAFT;

    @Column(name = "created_at")
    private OffsetDateTime createdAt = Instant.EPOCH.atOffset(ZoneOffset.UTC);

    @Column(name = "updated_at")
    private OffsetDateTime updatedAt = Instant.EPOCH.atOffset(ZoneOffset.UTC);

    @Version
    private long revision;

    @OneToMany(mappedBy = "meeting", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<AgendaItem> agenda = new ArrayList<>();

    /** For JPA. */
    protected Meeting() {}

    Meeting(MeetingId id, Instant now) {
        this.id = id.value();
        this.createdAt = now.atOffset(ZoneOffset.UTC);
        this.updatedAt = now.atOffset(ZoneOffset.UTC);
    }

    /** Takes over what the secretary says. */
    void describe(MeetingFields fields, Instant now) {
        boolean same = title.equals(fields.title())
                && startsAt().equals(Optional.ofNullable(fields.startsAt()))
                && endsAt().equals(Optional.ofNullable(fields.endsAt()))
                && timeZone.equals(fields.timeZone())
                && Objects.equals(location, fields.location());
        if (!same) {
            title = fields.checkedTitle();
            startsAt = utc(fields.startsAt());
            endsAt = utc(fields.endsAt());
            timeZone = fields.checkedTimeZone();
            location = fields.location();
            updatedAt = now.atOffset(ZoneOffset.UTC);
        }
    }

    /** Makes the agenda what {@code lines} say; items keep their identity by their path. */
    void arrange(List<Agenda.Line> lines, Instant now) {
        if (lines.equals(Agenda.of(agenda()).lines())) {
            return;
        }
        Map<String, AgendaItem> known = new HashMap<>();
        agenda.forEach(item -> known.put(item.path().value(), item));
        List<AgendaItem> arranged = new ArrayList<>();
        for (Agenda.Line line : lines) {
            AgendaItem item = known.get(line.path().value());
            if (item == null) {
                item = new AgendaItem(this, arranged.size(), line);
            }
            item.moveTo(arranged.size(), line.title());
            arranged.add(item);
        }
        agenda.retainAll(arranged);
        arranged.stream().filter(item -> !agenda.contains(item)).forEach(agenda::add);
        updatedAt = now.atOffset(ZoneOffset.UTC);
    }

    /** Comes from {@code from} to {@code to}; once there, it stays. */
    void move(MeetingState from, MeetingState to, Instant now) {
        if (state == to) {
            return;
        }
        requireState("come to the state " + text(to), from);
        state = to;
        updatedAt = now.atOffset(ZoneOffset.UTC);
    }

    /** Withdraws the papers: the meeting is over, or was cancelled before it began. */
    void archive(Instant now) {
        if (state != MeetingState.ARCHIVED) {
            requireState("be archived", MeetingState.ENDED, MeetingState.PUBLISHED);
            state = MeetingState.ARCHIVED;
            updatedAt = now.atOffset(ZoneOffset.UTC);
        }
    }

    /** A version was published: a draft becomes a published meeting. */
    public void markPublished(Instant now) {
        requireState("be published", MeetingState.DRAFT, MeetingState.PUBLISHED, MeetingState.ACTIVE);
        if (state == MeetingState.DRAFT) {
            state = MeetingState.PUBLISHED;
        }
        updatedAt = now.atOffset(ZoneOffset.UTC);
    }

    /**
     * Goes on only in one of {@code allowed}.
     *
     * @throws Refusal {@code wrong_state}
     */
    public void requireState(String what, MeetingState... allowed) {
        if (!List.of(allowed).contains(state)) {
            List<String> names = List.of(allowed).stream().map(Meeting::text).toList();
            throw new Refusal(
                    ErrorCode.WRONG_STATE,
                    "The meeting is " + text(state) + "; to " + what + " it has to be " + String.join(" or ", names)
                            + ".");
        }
    }

    public MeetingId id() {
        return new MeetingId(id);
    }

    public String title() {
        return title;
    }

    public Optional<Instant> startsAt() {
        return Optional.ofNullable(startsAt).map(OffsetDateTime::toInstant);
    }

    public Optional<Instant> endsAt() {
        return Optional.ofNullable(endsAt).map(OffsetDateTime::toInstant);
    }

    public ZoneId timeZone() {
        return ZoneId.of(timeZone);
    }

    public Optional<String> location() {
        return Optional.ofNullable(location);
    }

    public MeetingState state() {
        return state;
    }

    Instant createdAt() {
        return createdAt.toInstant();
    }

    Instant updatedAt() {
        return updatedAt.toInstant();
    }

    long revision() {
        return revision;
    }

    /** The agenda in order. */
    public List<AgendaItem> agenda() {
        return agenda.stream()
                .sorted((one, other) -> Integer.compare(one.position(), other.position()))
                .toList();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static String text(MeetingState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
