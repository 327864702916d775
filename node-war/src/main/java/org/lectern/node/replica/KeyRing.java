package org.lectern.node.replica;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.lectern.content.Manifest;
import org.lectern.node.hub.Master;
import org.lectern.node.hub.MasterFailure;
import org.lectern.node.hub.MasterUnreachable;
import org.lectern.node.hub.Rest;
import org.lectern.node.replica.shelf.Shelf;
import org.lectern.protocol.SyncFeed;
import org.lectern.ticket.LinkRevoked;
import org.lectern.ticket.OpenTickets;
import org.lectern.ticket.SignatureInvalid;
import org.lectern.ticket.SyncPass;
import org.lectern.ticket.Ticket;
import org.lectern.ticket.VerifyingKeys;

/**
 * The master's public keys, kept on disk, so that this node verifies tickets and manifests when the master is away.
 *
 * <p>Safe for use by several threads; the monitor guards refreshing.
 */
public final class KeyRing {
    private static final System.Logger LOG = System.getLogger(KeyRing.class.getName());

    /** Unknown keys do not make this node ask more often. */
    private static final Duration LEAST_AGE = Duration.ofSeconds(5);

    /** Withdrawn keys are forgotten after this while. */
    private static final Duration MOST_AGE = Duration.ofHours(1);

    /** Nobody waits for keys. */
    private static final CompletableFuture<Void> NONE = new CompletableFuture<>();

    private final Shelf shelf;
    private final Master master;
    private final Clock clock;
    private final Executor errands;
    private final AtomicReference<CompletableFuture<Void>> soon = new AtomicReference<>(NONE);
    private final Recalls recalls;
    private volatile OpenTickets tickets;
    private Instant asked = Instant.EPOCH;
    private long generation;

    KeyRing(Shelf shelf, Master master, Workshop workshop) throws IOException {
        this.shelf = shelf;
        this.master = master;
        this.clock = workshop.clock();
        this.errands = workshop.errands();
        this.recalls = new Recalls(shelf, clock);
        this.tickets = new OpenTickets(read(shelf));
    }

    /** Whether any key is known. */
    public boolean isEmpty() {
        return keys().ids().isEmpty();
    }

    private VerifyingKeys keys() {
        return tickets.keys();
    }

    /** Whether the key that is said to have signed {@code text} is not known: a newer one may be at the master. */
    public boolean isFromUnknownKey(String text) {
        return !tickets.knows(text)
                && VerifyingKeys.keyIdOf(text)
                        .filter(id -> !keys().ids().contains(id))
                        .isPresent();
    }

    /** Whether the key that is said to have signed {@code text} counts. */
    boolean knowsKeyOf(String text) {
        return keys().knowsKeyOf(text);
    }

    /**
     * Takes note of what the master tells beside its list of meetings.
     *
     * @return whether the keys are others than before
     */
    boolean take(SyncFeed feed) throws IOException {
        recalls.take(feed.revocations());
        if (!feed.revocations().isEmpty()) {
            tickets = new OpenTickets(keys());
        }
        if (feed.keys() == generation) {
            return false;
        }
        refresh(Duration.ZERO);
        generation = feed.keys();
        return true;
    }

    /**
     * Opens a ticket with the keys at hand.
     *
     * @throws SignatureInvalid if no key known here signed it
     * @throws org.lectern.ticket.LinkExpired if its time is over
     * @throws LinkRevoked if the master called it back
     */
    public Ticket openTicket(String text) {
        Ticket ticket = tickets.open(text, clock);
        if (recalls.list().covers(ticket)) {
            throw new LinkRevoked();
        }
        return ticket;
    }

    /**
     * Opens a pass with the keys at hand.
     *
     * @throws SignatureInvalid if no key known here signed it, or its time is over, or the master called it back
     */
    public SyncPass openPass(String text) {
        SyncPass pass = tickets.openPass(text, clock);
        if (recalls.list().covers(pass)) {
            throw new SignatureInvalid("a pass that was called back");
        }
        return pass;
    }

    /** Opens a manifest with the keys at hand. */
    Manifest openManifest(String signed) {
        return keys().openManifest(signed);
    }

    /** Opens a manifest, if need be with keys fetched for it. */
    Manifest openNewManifest(String signed) throws IOException {
        if (isFromUnknownKey(signed)) {
            refresh(LEAST_AGE);
        }
        try {
            return keys().openManifest(signed);
        } catch (SignatureInvalid e) {
            throw new IOException("the master's manifest is not signed by the master's keys", e);
        }
    }

    /** Fetches the keys when they were not asked for within the last hour. */
    void refreshOld() throws IOException {
        refresh(MOST_AGE);
    }

    /**
     * Fetches the keys unless that was tried a moment ago; when the master is away, the old ones stay. All who ask
     * meanwhile wait for the same try, on one thread: anybody can show what an unknown key seems to have signed.
     */
    public CompletableFuture<Void> refreshSoon() {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> first = soon.compareAndExchange(NONE, mine);
        if (first != NONE) {
            return first;
        }
        try {
            errands.execute(() -> tryOnce(mine));
        } catch (RuntimeException e) {
            soon.set(NONE);
            mine.completeExceptionally(e);
        }
        return mine;
    }

    private void tryOnce(CompletableFuture<Void> waiting) {
        try {
            refresh(LEAST_AGE);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "no fresh keys", e);
        } finally {
            soon.set(NONE);
            waiting.complete(null);
        }
    }

    private synchronized void refresh(Duration age) throws IOException {
        if (!Rest.of(asked, age).isOver(clock.instant())) {
            return;
        }
        Instant before = asked;
        asked = clock.instant();
        try {
            replace(master.keys());
        } catch (MasterFailure e) {
            asked = age.equals(MOST_AGE) ? before : asked;
            throw e;
        }
    }

    private void replace(String jwks) throws IOException {
        VerifyingKeys fresh = parse(jwks);
        if (!fresh.toJwks().equals(keys().toJwks())) {
            shelf.write(shelf.file("keys.json"), jwks.getBytes(StandardCharsets.UTF_8));
            tickets = new OpenTickets(fresh);
            LOG.log(Level.INFO, "Keys of the master: {0}", fresh.ids());
        }
    }

    private static VerifyingKeys parse(String jwks) throws MasterUnreachable {
        try {
            return VerifyingKeys.parse(jwks);
        } catch (IllegalArgumentException e) {
            throw new MasterUnreachable("the answer is no set of keys", e);
        }
    }

    private static VerifyingKeys read(Shelf shelf) throws IOException {
        try {
            return VerifyingKeys.parse(Files.readString(shelf.file("keys.json")));
        } catch (NoSuchFileException e) {
            return VerifyingKeys.of(List.of());
        } catch (IllegalArgumentException e) {
            LOG.log(Level.WARNING, "Cannot read keys.json, asking the master again", e);
            return VerifyingKeys.of(List.of());
        }
    }
}
