package org.lectern.node.replica;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.node.replica.shelf.Shelf;
import org.lectern.protocol.JsonForm;
import org.lectern.protocol.SyncFeed;

/**
 * All meetings at this node, each in a file of its own, and how far the master's list was read. A change is on disk
 * before it is seen.
 *
 * <p>Reading is safe at any time; the monitor guards changes.
 */
final class Holdings {
    private static final System.Logger LOG = System.getLogger(Holdings.class.getName());

    private final Shelf shelf;
    private final ConcurrentMap<MeetingId, Holding> meetings = new ConcurrentHashMap<>();
    /** How many meetings want each package. */
    private final ConcurrentMap<Digest, Integer> wanted = new ConcurrentHashMap<>();

    private long cursor;

    /** Reads what is on disk; what cannot be read is forgotten, and then the master's list is read from its start. */
    Holdings(Shelf shelf) throws IOException {
        this.shelf = shelf;
        boolean whole = true;
        for (Path file : shelf.listMeetings()) {
            Optional<Holding> holding = read(file);
            holding.ifPresent(this::see);
            if (holding.isEmpty()) {
                whole = false;
                shelf.delete(file);
            }
        }
        cursor = whole ? readCursor() : 0;
    }

    /** How far the master's list was read. */
    synchronized long cursor() {
        return cursor;
    }

    synchronized void keepCursor(long generation) throws IOException {
        if (generation != cursor) {
            shelf.write(cursorFile(), (generation + "\n").getBytes(StandardCharsets.US_ASCII));
            cursor = generation;
        }
    }

    Optional<Holding> find(MeetingId meeting) {
        return Optional.ofNullable(meetings.get(meeting));
    }

    Collection<Holding> all() {
        return List.copyOf(meetings.values());
    }

    /** The packages that are to be here. */
    Set<Digest> wanted() {
        return Set.copyOf(wanted.keySet());
    }

    /** How soon each package that is to be here is needed. */
    Map<Digest, Urgency> urgencies(Instant now) {
        Map<Digest, Urgency> urgencies = new HashMap<>();
        for (Holding holding : meetings.values()) {
            Urgency urgency = Urgency.of(holding.announced(), now);
            holding.wanted().forEach(digest -> urgencies.merge(digest, urgency, (a, b) -> a.isBefore(b) ? a : b));
        }
        return urgencies;
    }

    /** Whether a package is to be here; cheap enough to ask before every chunk. */
    boolean wants(Digest digest) {
        return wanted.containsKey(digest);
    }

    /** Takes note of what the master wants here now. */
    synchronized void announce(SyncFeed.Item item) throws IOException {
        Holding before = meetings.get(item.id());
        Holding after = before == null ? Holding.of(item) : before.announce(item);
        if (!after.equals(before)) {
            put(after);
        }
    }

    /**
     * Takes note of what the master wants here, unless news came since {@code known} was looked up.
     *
     * @return whether it was noted
     */
    synchronized boolean announce(SyncFeed.Item item, Optional<Holding> known) throws IOException {
        Optional<SyncFeed.Item> before = known.map(Holding::announced);
        if (!find(item.id()).map(Holding::announced).equals(before)) {
            return false;
        }
        announce(item);
        return true;
    }

    /** Changes every meeting by {@code change}. */
    synchronized void change(UnaryOperator<Holding> change) throws IOException {
        for (Holding before : all()) {
            Holding after = change.apply(before);
            if (!after.equals(before)) {
                put(after);
            }
        }
    }

    synchronized void remove(MeetingId meeting) throws IOException {
        shelf.delete(fileOf(meeting));
        forget(Optional.ofNullable(meetings.remove(meeting)));
    }

    private void put(Holding holding) throws IOException {
        byte[] text = JsonForm.jsonb().toJson(holding).getBytes(StandardCharsets.UTF_8);
        shelf.write(fileOf(holding.announced().id()), text);
        see(holding);
    }

    /** What both want never looks unwanted in between. */
    private void see(Holding after) {
        after.wanted().forEach(digest -> wanted.merge(digest, 1, Integer::sum));
        forget(Optional.ofNullable(meetings.put(after.announced().id(), after)));
    }

    private void forget(Optional<Holding> before) {
        before.stream()
                .flatMap(holding -> holding.wanted().stream())
                .forEach(digest -> wanted.computeIfPresent(digest, (same, count) -> count == 1 ? null : count - 1));
    }

    /** File systems that ignore case still keep two meetings apart. */
    private Path fileOf(MeetingId meeting) {
        String tail =
                Digest.of(meeting.value().getBytes(StandardCharsets.US_ASCII)).hex();
        return shelf.file("meetings").resolve(meeting + "-" + tail.substring(0, 8) + ".json");
    }

    private Optional<Holding> read(Path file) throws IOException {
        try {
            Holding holding = JsonForm.jsonb().fromJson(Files.readString(file), Holding.class);
            if (fileOf(holding.announced().id()).equals(file)) {
                return Optional.of(new Holding(checked(holding.announced()), holding.held()));
            }
        } catch (JsonbException | JsonException | IllegalArgumentException | NullPointerException e) {
            LOG.log(Level.WARNING, "Cannot read {0}, asking the master again: {1}", file.getFileName(), e.getMessage());
        }
        return Optional.empty();
    }

    private static SyncFeed.Item checked(SyncFeed.Item item) {
        if (item.digest() == null || item.state() == null) {
            throw new IllegalArgumentException("a meeting without digest or state");
        }
        return item;
    }

    private long readCursor() throws IOException {
        try {
            return Long.parseLong(Files.readString(cursorFile()).strip());
        } catch (NoSuchFileException | NumberFormatException e) {
            return 0;
        }
    }

    private Path cursorFile() {
        return shelf.file("cursor");
    }
}
