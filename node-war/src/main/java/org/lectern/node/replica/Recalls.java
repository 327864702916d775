package org.lectern.node.replica;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.lectern.node.replica.shelf.Shelf;
import org.lectern.protocol.JsonForm;
import org.lectern.protocol.SyncFeed;
import org.lectern.ticket.Revocation;
import org.lectern.ticket.RevocationList;

/**
 * What the master called back, kept on disk until it has expired anyway. A change is on disk before it is seen.
 *
 * <p>Reading is safe at any time; the monitor guards changes.
 */
final class Recalls {
    private static final System.Logger LOG = System.getLogger(Recalls.class.getName());

    private final Shelf shelf;
    private final Clock clock;
    private volatile RevocationList list;

    Recalls(Shelf shelf, Clock clock) throws IOException {
        this.shelf = shelf;
        this.clock = clock;
        this.list = RevocationList.NONE.with(read(shelf), clock.instant());
    }

    /** The list as it is kept. */
    public record Kept(List<SyncFeed.Revoked> revocations) {}

    RevocationList list() {
        return list;
    }

    /** Takes note of more. */
    synchronized void take(List<SyncFeed.Revoked> more) throws IOException {
        if (more.isEmpty()) {
            return;
        }
        RevocationList next = list.with(understood(more), clock.instant());
        Kept kept = new Kept(next.entries().stream()
                .map(entry -> new SyncFeed.Revoked(entry.kind().text(), entry.target(), entry.before(), entry.until()))
                .toList());
        shelf.write(file(shelf), JsonForm.jsonb().toJson(kept).getBytes(StandardCharsets.UTF_8));
        list = next;
        LOG.log(Level.INFO, "The master called permissions back; {0} such entries are kept.", next.size());
    }

    /** What a newer master means by another kind is not known here. */
    private static List<Revocation> understood(List<SyncFeed.Revoked> told) {
        List<Revocation> understood = new ArrayList<>();
        for (SyncFeed.Revoked entry : told) {
            try {
                understood.add(new Revocation(
                        Revocation.Kind.parse(entry.kind()), entry.target(), entry.before(), entry.until()));
            } catch (IllegalArgumentException e) {
                LOG.log(Level.WARNING, "Cannot call back a {0}: {1}", entry.kind(), e.getMessage());
            }
        }
        return understood;
    }

    private static List<Revocation> read(Shelf shelf) throws IOException {
        try {
            return understood(JsonForm.jsonb()
                    .fromJson(Files.readString(file(shelf)), Kept.class)
                    .revocations());
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (JsonbException | JsonException | NullPointerException e) {
            // The cursor stands behind what is lost here, so the list has to be read from its start.
            LOG.log(Level.WARNING, "Cannot read revoked.json, asking the master again", e);
            shelf.delete(shelf.file("cursor"));
            return List.of();
        }
    }

    private static Path file(Shelf shelf) {
        return shelf.file("revoked.json");
    }
}
