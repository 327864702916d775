package org.lectern.master.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.Wanted;
import org.lectern.store.Incoming;
import org.lectern.store.LocalContentStore;
import org.lectern.store.StoredContent;

/**
 * Packages that are damaged beyond what this store can mend by itself, and their manifests: nodes that hold them are asked
 * for the bytes that are wrong here, and for no others. Each of several masters does this for itself with the nodes that
 * call it; right bytes that two of them write are the same.
 *
 * <p>Safe for use by several threads; the monitor guards when what was seen.
 */
public final class Wounds {
    private static final System.Logger LOG = System.getLogger(Wounds.class.getName());

    /** So many packages are asked for at a time. */
    private static final int MOST = 16;

    private static final Duration LOOK = Duration.ofSeconds(5);

    /** So long the store has to mend itself. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final LocalContentStore store;
    private final ScrubSubjects subjects;
    private final Function<String, Manifest> opener;
    private final Damage damage;
    private final Executor executor;
    private final Clock clock;
    private final Map<Digest, Wound> open = new ConcurrentHashMap<>();
    private final Map<Digest, Instant> seen = new HashMap<>();
    private Instant looked = Instant.EPOCH;

    /**
     * None known yet.
     *
     * @param opener opens a signed manifest
     * @param executor reads what is left of packages
     */
    Wounds(
            LocalContentStore store,
            ScrubSubjects subjects,
            Function<String, Manifest> opener,
            Damage damage,
            Executor executor,
            Clock clock) {
        this.store = store;
        this.subjects = subjects;
        this.opener = opener;
        this.damage = damage;
        this.executor = executor;
        this.clock = clock;
    }

    /**
     * What a node is to send. Costs a look at a folder in five seconds, and nothing else while nothing is damaged.
     *
     * @param holds whether the node holds a package
     */
    public List<Wanted> wantedOf(Predicate<Digest> holds) {
        look();
        List<Wanted> wanted = new ArrayList<>();
        for (Wound wound : open.values()) {
            if (holds.test(wound.digest())) {
                wound.ask(clock.instant()).ifPresent(wanted::add);
            }
        }
        return wanted;
    }

    /**
     * Takes chunks of a package from a node; none if it is not damaged any more.
     *
     * @param numbers which chunks come in {@code body}, one after the other
     * @throws Refusal if there is no such package, or something else comes
     */
    void takeChunks(Digest digest, String numbers, InputStream body) throws IOException {
        PublishedPackage published = subjects.find(digest).orElseThrow(() -> PackageDelivery.lost(digest));
        Optional<Wound> wound = Optional.ofNullable(open.get(digest)).or(() -> examine(published));
        try (FileChannel left = store.openLeft(digest)) {
            if (wound.isPresent() && wound.get().take(numbers, body, left)) {
                putBack(published);
            }
        } catch (NoSuchFileException e) {
            LOG.log(Level.DEBUG, "mended meanwhile", e);
        }
    }

    /**
     * Takes the signed manifest of a package from a node.
     *
     * @throws Refusal if there is no such package, or it is another manifest
     */
    void takeManifest(Digest digest, String signed) throws IOException {
        PublishedPackage published = subjects.find(digest).orElseThrow(() -> PackageDelivery.lost(digest));
        try (Incoming incoming = store.receive()) {
            incoming.write(signed.getBytes(StandardCharsets.US_ASCII));
            if (!incoming.digest().equals(published.manifestDigest())) {
                throw new Refusal(
                        ErrorCode.DIGEST_MISMATCH, "This is not the text that was signed for " + digest + ".");
            }
            if (store.find(published.manifestDigest()).isEmpty()) {
                incoming.commit();
                LOG.log(Level.INFO, "Mended the manifest of {0} with what a node has", digest);
                mendOthers(digest);
            }
        }
    }

    private void putBack(PublishedPackage published) throws IOException {
        Digest digest = published.digest();
        if (store.putBack(digest, published.size())) {
            LOG.log(Level.INFO, "Mended {0} with what nodes have", digest);
        } else {
            LOG.log(Level.WARNING, "What nodes sent of {0} did not last; they are asked again", digest);
        }
        mendOthers(digest);
    }

    /** What was mended may be what others lacked: a document is taken out of its package, a package needs its manifest. */
    private void mendOthers(Digest mended) {
        open.remove(mended);
        lookAnew();
        run(() -> {
            try {
                damage.mendAll();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "Cannot look for what else can be mended now", e);
            }
        });
    }

    private synchronized void lookAnew() {
        seen.clear();
    }

    private synchronized void look() {
        Instant now = clock.instant();
        if (now.isBefore(looked.plus(LOOK)) && !now.isBefore(looked)) {
            return;
        }
        looked = now;
        try {
            Set<Digest> damaged = store.damaged();
            seen.keySet().retainAll(damaged);
            open.values().removeIf(wound -> !damaged.contains(wound.damaged()));
            damaged.forEach(digest -> look(digest, now));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Cannot look for what is damaged", e);
        }
    }

    private void look(Digest digest, Instant now) {
        Instant since = seen.computeIfAbsent(digest, first -> now);
        if (!since.equals(Instant.MAX) && !now.isBefore(since.plus(GRACE)) && open.size() < MOST) {
            seen.put(digest, Instant.MAX);
            run(() ->
                    subjects.find(digest).or(() -> subjects.ofManifest(digest)).ifPresent(this::examine));
        }
    }

    /** Finds out what a package lacks; empty if nothing, or if that cannot be said. */
    private Optional<Wound> examine(PublishedPackage published) {
        Digest digest = published.digest();
        try {
            Optional<StoredContent> signed = store.find(published.manifestDigest());
            if (signed.isEmpty()) {
                damage.check(published.manifestDigest());
            }
            Wound wound = signed.isEmpty() ? Wound.ofManifest(published) : examine(digest, signed.get());
            open.put(digest, wound);
            return Optional.of(wound);
        } catch (NoSuchFileException e) {
            LOG.log(Level.DEBUG, "mended meanwhile", e);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "Cannot find out what is lacking of " + digest, e);
            lookAnew();
        }
        return Optional.empty();
    }

    private Wound examine(Digest digest, StoredContent signed) throws IOException {
        Manifest manifest = opener.apply(SignedManifests.read(signed));
        try (FileChannel left = store.openLeft(digest)) {
            return Wound.of(manifest, left);
        }
    }

    private void run(Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "this master is stopping", e);
        }
    }
}
