package org.lectern.node.replica.scrub;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedByInterruptException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.lectern.content.Digest;
import org.lectern.node.replica.shelf.Shelf;
import org.lectern.store.verified.ChunkInvalid;

/**
 * Reads packages for damage, a second's worth at a time. A package is due when half of the period is over, so that the
 * other half is left to get round to it. What is over the period goes first; otherwise the package that is needed
 * soonest. A restart repeats ten seconds of reading at most. For one thread.
 */
public final class Scrub {
    private static final System.Logger LOG = System.getLogger(Scrub.class.getName());
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration KEEP_INTERVAL = Duration.ofSeconds(10);

    private final ScrubSettings settings;
    private final Clock clock;
    private final Supplier<List<Subject>> subjects;
    private final ScrubBook book;
    private Instant kept = Instant.EPOCH;

    /**
     * Goes on where a former run stopped.
     *
     * @param subjects the active packages, the one that is needed soonest first
     */
    public Scrub(ScrubSettings settings, Shelf shelf, Clock clock, Supplier<List<Subject>> subjects)
            throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.subjects = subjects;
        book = new ScrubBook(shelf);
    }

    /** Reads a little, and says how long to wait before the next. */
    public Duration pass() throws IOException {
        if (settings.rate() == 0) {
            return IDLE;
        }
        List<Subject> all = subjects.get();
        Optional<Subject> next = next(all);
        if (next.isEmpty()) {
            return IDLE;
        }
        long read = read(next.get());
        Instant now = clock.instant();
        if (!now.isBefore(kept.plus(KEEP_INTERVAL)) || now.isBefore(kept)) {
            book.retain(all.stream().map(subject -> subject.content().digest()).collect(Collectors.toSet()));
            book.keep();
            kept = now;
        }
        return Duration.ofMillis(Math.max(1, 1000 * read / settings.rate()));
    }

    private long read(Subject subject) {
        Digest digest = subject.content().digest();
        ScrubBook.Place place = book.place(digest);
        try {
            int next = subject.content().scrub(place.next(), settings.rate());
            long read = subject.content().bytesBetween(place.next(), next);
            boolean finished = next == subject.content().chunkCount();
            if (finished) {
                subject.manifest().run();
            }
            book.put(
                    digest,
                    finished ? new ScrubBook.Place(clock.instant(), 0) : new ScrubBook.Place(place.last(), next));
            return read;
        } catch (ChunkInvalid e) {
            LOG.log(Level.DEBUG, "found damage", e);
            book.put(digest, new ScrubBook.Place(place.last(), 0));
        } catch (ClosedByInterruptException e) {
            LOG.log(Level.DEBUG, "this node is stopping", e);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Cannot read {0} to look for damage: {1}", digest, e.getMessage());
            book.put(digest, new ScrubBook.Place(clock.instant(), 0));
        }
        return settings.rate();
    }

    private Optional<Subject> next(List<Subject> all) {
        Instant now = clock.instant();
        Instant due = now.minus(settings.period().dividedBy(2));
        Instant late = now.minus(settings.period());
        List<Subject> open =
                all.stream().filter(subject -> !last(subject).isAfter(due)).toList();
        return open.stream()
                .filter(subject -> !last(subject).isAfter(late))
                .findFirst()
                .or(() -> open.stream().findFirst());
    }

    /** A time that has not come yet is of a clock that was ahead, and says nothing. */
    private Instant last(Subject subject) {
        Instant last = book.place(subject.content().digest()).last();
        return last.isAfter(clock.instant()) ? Instant.EPOCH : last;
    }
}
