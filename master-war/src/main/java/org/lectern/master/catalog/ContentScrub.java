package org.lectern.master.catalog;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.lectern.master.catalog.ScrubSubjects.Listed;
import org.lectern.store.LocalContentStore;
import org.lectern.store.StoredContent;

/**
 * Reads the content store for damage, a second's worth at a time: the packages of the soonest meetings first, then all
 * others, the documents and the manifests. A round begins when half of the period is over since the last one began, so that the other half
 * is left to get through it. What is wrong is set aside, so that nobody gets it, and mended if that can be done here. A
 * restart repeats what was read since the last {@value #PAGE} contents or ten seconds. For one thread.
 */
final class ContentScrub {
    static final int PAGE = 100;

    private static final System.Logger LOG = System.getLogger(ContentScrub.class.getName());
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration KEEP_INTERVAL = Duration.ofSeconds(10);
    private static final Duration MEND_INTERVAL = Duration.ofMinutes(10);

    private final ContentScrubSettings settings;
    private final LocalContentStore store;
    private final ScrubSubjects subjects;
    private final Damage damage;
    private final Clock clock;
    private final Path file;

    private final Deque<Listed> ahead = new ArrayDeque<>();
    private String mark = "";
    private Optional<ContentReading> reading = Optional.empty();
    private Optional<ScrubPlace> place = Optional.empty();
    private Instant kept = Instant.EPOCH;
    private Instant mended = Instant.EPOCH;

    ContentScrub(
            ContentScrubSettings settings,
            LocalContentStore store,
            ScrubSubjects subjects,
            Damage damage,
            Clock clock) {
        this.settings = settings;
        this.store = store;
        this.subjects = subjects;
        this.damage = damage;
        this.clock = clock;
        this.file = store.file("scrub");
    }

    /** Reads a little, and says how long to wait before the next. */
    Duration pass() throws IOException {
        if (settings.rate() == 0) {
            return IDLE;
        }
        mendAll();
        long read = 0;
        while (read < settings.rate()) {
            if (reading.isEmpty() && !begin()) {
                return read == 0 ? IDLE : rest(read);
            }
            read += step(settings.rate() - read);
        }
        return rest(read);
    }

    /** Lets go of everything: another master does this now. */
    void leave() throws IOException {
        if (reading.isPresent()) {
            reading.get().close();
        }
        reading = Optional.empty();
        place = Optional.empty();
        ahead.clear();
    }

    private Duration rest(long read) {
        return Duration.ofMillis(Math.max(1, 1000 * read / settings.rate()));
    }

    /** Opens what comes next; false when nothing is to be read now. */
    private boolean begin() throws IOException {
        while (true) {
            if (ahead.isEmpty() && !lookAhead()) {
                return false;
            }
            Listed next = ahead.remove();
            Optional<StoredContent> content = store.find(next.digest());
            if (content.isPresent()) {
                reading = Optional.of(new ContentReading(content.get()));
                mark = next.mark();
                return true;
            }
            damage.check(next.digest());
            move(place().past(next.mark()));
        }
    }

    /** Lists what comes next, over the end of a kind and the beginning of a round; false when no round is due. */
    private boolean lookAhead() throws IOException {
        if (place().over()) {
            if (clock.instant().isBefore(place().began().plus(settings.period().dividedBy(2)))) {
                return false;
            }
            move(ScrubPlace.beginning(clock.instant()));
        }
        ahead.addAll(subjects.list(place().kind(), place().began(), place().after(), PAGE));
        if (ahead.isEmpty()) {
            move(place().nextKind());
            keep();
            return !place().over() && lookAhead();
        }
        return true;
    }

    private long step(long most) throws IOException {
        ContentReading current = reading.orElseThrow();
        long read = 0;
        boolean right = false;
        try {
            read = current.read(most);
            if (!current.isFinished()) {
                return read;
            }
            right = current.isRight();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Cannot read " + current.digest(), e);
        }
        current.close();
        reading = Optional.empty();
        if (!right) {
            damage.check(current.digest());
        }
        move(place().past(mark));
        return Math.max(1, read);
    }

    /** Tries again what could not be mended: what was missing may be there now. */
    private void mendAll() throws IOException {
        if (clock.instant().isBefore(mended.plus(MEND_INTERVAL))) {
            return;
        }
        mended = clock.instant();
        damage.mendAll();
    }

    private ScrubPlace place() throws IOException {
        if (place.isEmpty()) {
            place = Optional.of(ScrubPlace.read(file));
        }
        return place.get();
    }

    private void move(ScrubPlace to) throws IOException {
        place = Optional.of(to);
        if (!clock.instant().isBefore(kept.plus(KEEP_INTERVAL))) {
            keep();
        }
    }

    private void keep() throws IOException {
        place().write(file);
        kept = clock.instant();
    }
}
