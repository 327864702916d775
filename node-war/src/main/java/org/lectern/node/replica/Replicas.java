package org.lectern.node.replica;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.node.hub.Backoff;
import org.lectern.node.hub.Master;
import org.lectern.node.replica.fetch.ChunkSource;
import org.lectern.node.replica.fetch.DiskRoom;
import org.lectern.node.replica.fetch.OwnChunks;
import org.lectern.node.replica.fetch.PackageFetch;
import org.lectern.node.replica.fetch.RemoteChunks;
import org.lectern.node.replica.scrub.Subject;
import org.lectern.node.replica.shelf.Shelf;
import org.lectern.node.replica.swarm.Swarms;
import org.lectern.protocol.ReplicaReport;
import org.lectern.protocol.SyncLimits;
import org.lectern.store.verified.ChunkInvalid;

/**
 * The packages of this node. {@link #tend} brings them towards what the holdings want; a package that is asked for
 * before that is fetched on demand.
 *
 * <p>Safe for use by several threads. The monitor guards what makes a package come and go; it is taken before those of
 * holdings, active packages and fetches, and never held while the master is asked.
 */
public final class Replicas {
    private static final System.Logger LOG = System.getLogger(Replicas.class.getName());

    private final ReplicaSettings settings;
    private final Shelf shelf;
    private final Master master;
    private final KeyRing keys;
    private final Workshop workshop;
    private final Holdings holdings;
    private final ActivePackages active;
    private final Fetches fetches;
    private final Backlog backlog;
    private final Manifests manifests;
    private final Demand demand;
    private final Room room;
    private final SyncPace pace;
    private final Standing standing;
    private final Inspection inspection;
    private final HandBack handBack;
    private final Swarms swarms;
    private final Gatherings gatherings;
    private final Course course;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Takes over what a former run left in the folder. */
    Replicas(ReplicaSettings settings, Shelf shelf, Master master, KeyRing keys, Workshop workshop, Swarms swarms)
            throws IOException {
        this.swarms = swarms;
        this.settings = settings;
        this.shelf = shelf;
        this.master = master;
        this.keys = keys;
        this.workshop = workshop;
        holdings = new Holdings(shelf);
        active = new ActivePackages(shelf, workshop.clock(), settings.verifyPeriod());
        fetches = new Fetches(settings.fetches(), workshop.fetchers(), workshop.clock(), this::newBackoff);
        backlog = new Backlog(holdings, active, fetches);
        manifests = new Manifests(shelf, keys, master, holdings);
        demand = new Demand(this, holdings, master, workshop.errands());
        pace = new SyncPace(workshop.clock(), duration -> Thread.sleep(duration.toMillis()));
        course = new Course(holdings, fetches, pace, workshop.clock());
        gatherings = new Gatherings(shelf);
        room = new Room(settings, shelf, holdings, active, workshop.clock());
        standing = new Standing(holdings, active, fetches);
        inspection = new Inspection(shelf, holdings, active, manifests, keys, workshop.clock());
        handBack = new HandBack(active, master, workshop.errands());
        recover();
    }

    /** The package, if it is active here and belongs to that meeting. */
    public Optional<Replica> find(MeetingId meeting, Digest digest) {
        return holdings.find(meeting)
                .filter(holding -> holding.holds(digest))
                .flatMap(holding -> active.find(digest))
                .map(held -> new Replica(held.content(), held.manifest().published(), held.entries()));
    }

    /**
     * The package, fetched first if it is not here and the master says that it is the meeting's current one.
     *
     * @return fails with {@link NotCurrent}, or with another {@link IOException} when it cannot be had now; who
     *     asked may give up by completing it
     */
    public CompletableFuture<Replica> obtain(MeetingId meeting, Digest digest) {
        return find(meeting, digest)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> demand.obtain(meeting, digest));
    }

    /** What siblings may be given of a package: all of an active one, what is verified of one that is on its way. */
    public Optional<Shared> share(Digest digest) {
        return active.find(digest)
                .map(held -> new Shared(held.content(), held.manifest(), Optional.empty()))
                .or(() -> gatherings.find(digest));
    }

    /** How many packages are active. */
    public int count() {
        return active.digests().size();
    }

    /** Names the set of active packages. */
    public String inventory() {
        return active.inventory();
    }

    /** How many bytes may still come here. */
    public long free() throws IOException {
        return room.free();
    }

    /** What is to be looked at for damage. */
    List<Subject> subjects() {
        return inspection.subjects();
    }

    /** Gives the master what it has lost. */
    public HandBack handBack() {
        return handBack;
    }

    /** Holds syncs within these limits from now on; without them there is none. */
    public void limit(Optional<SyncLimits> limits) {
        pace.limit(limits);
    }

    /** Runs {@code listener} after a package became active, went, or was found to be wrong. It must not block. */
    void whenChanged(Runnable listener) {
        listeners.add(listener);
    }

    Holdings holdings() {
        return holdings;
    }

    KeyRing keys() {
        return keys;
    }

    /** Lets go of what is not wanted and starts what is due. Returns at once; fetches run elsewhere. */
    void tend() throws IOException {
        List<Digest> due;
        synchronized (this) {
            holdings.change(holding -> holding.expire(workshop.clock().instant()));
            settle();
            Map<Digest, Urgency> urgencies = holdings.urgencies(workshop.clock().instant());
            Set<Digest> wanted = urgencies.keySet();
            fetches.order(urgencies);
            fetches.forget(digest -> !wanted.contains(digest));
            standing.forget(wanted);
            discardFetching();
            active.discardLeaving();
            for (Digest digest : active.digests()) {
                if (!wanted.contains(digest)) {
                    active.discard(digest);
                    changed();
                }
            }
            room.keepBudget();
            due = backlog.due(urgencies);
        }
        due.forEach(this::begin);
    }

    /** Has manifests signed anew whose keys count no longer. A package that the master does not stand by goes. */
    void renewManifests() throws IOException {
        for (Digest digest : active.digests()) {
            if (!manifests.renew(digest)) {
                LOG.log(
                        Level.WARNING,
                        "{0} was signed by a key that was taken back; the master does not know it.",
                        digest);
                synchronized (this) {
                    active.discard(digest);
                }
                changed();
            }
        }
    }

    /** Starts, or joins, the fetch of a wanted package. */
    CompletableFuture<Void> fetch(Digest digest) {
        return active.contains(digest)
                ? CompletableFuture.completedFuture(null)
                : fetches.start(digest, course.urgency(digest), () -> makeActive(digest));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a failure stays with the attempt and is reported to the master
    private void begin(Digest digest) {
        fetch(digest);
    }

    /** Whether bytes of a package that was active may still be on the disk. */
    boolean isHere(Digest digest) {
        return active.isHere(digest);
    }

    /** All replicas as the master is told of them. */
    List<ReplicaReport.Item> report() {
        return standing.report();
    }

    private synchronized void recover() throws IOException {
        Set<Digest> wanted = holdings.wanted();
        active.load(wanted, keys, this::repair);
        discardFetching();
        settle();
    }

    /** The folder tells: also what an earlier run began may turn out not to be wanted. */
    private void discardFetching() throws IOException {
        for (Digest digest : shelf.listFetching()) {
            if (!holdings.wants(digest) && !fetches.status(digest).running()) {
                shelf.discard(shelf.fetching(digest));
            }
        }
    }

    /** Takes up in the meetings' files what lies in {@code active/}: also after a kill between the two. */
    private void settle() throws IOException {
        Holding.Keeping keeping = new Holding.Keeping(
                workshop.clock().instant().plus(settings.keepSuperseded()), settings.keepSupersededMost());
        holdings.change(holding -> holding.settle(active::contains, keeping));
    }

    private void makeActive(Digest digest) throws IOException {
        changed();
        Manifests.Signed signed = manifests.find(digest);
        PackageFetch fetch = new PackageFetch(
                shelf, signed.manifest(), needed -> makeRoom(digest, needed), course.of(digest), workshop.requests());
        gatherings.begin(fetch.gathered());
        try {
            fetch.run(signed.text(), sources(digest));
            synchronized (this) {
                course.requireWanted(digest);
                standing.arrived(digest);
                active.activate(signed.manifest(), this::repair);
                settle();
            }
        } finally {
            gatherings.end(fetch.gathered());
        }
        changed();
    }

    private List<ChunkSource> sources(Digest digest) {
        ChunkSource fromMaster = new RemoteChunks(master, settings.requests(), workshop.requests());
        return List.of(
                new OwnChunks(active.sources()),
                swarms.before(fromMaster, complaint -> complain(digest, complaint)),
                fromMaster);
    }

    /** A sibling sent wrong bytes; that they were not taken is told here and to the master. */
    private void complain(Digest digest, String complaint) {
        LOG.log(Level.WARNING, "While fetching {0}: {1}", digest, complaint);
        standing.complain(digest, complaint);
        changed();
    }

    private synchronized DiskRoom.Share makeRoom(Digest digest, long needed) throws IOException {
        return room.share(digest, needed);
    }

    /** A wrong chunk was found: nobody is served from this package before it is whole again. */
    private void repair(ChunkInvalid wrong) {
        try {
            boolean taken;
            synchronized (this) {
                taken = active.demote(wrong.content());
            }
            if (taken) {
                standing.damaged(wrong);
                LOG.log(Level.WARNING, "Repairing a package: {0}", wrong.getMessage());
                changed();
                begin(wrong.content());
            }
        } catch (IOException e) {
            LOG.log(Level.ERROR, "Cannot take " + wrong.content() + " out of service", e);
        }
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    private Backoff newBackoff() {
        return new Backoff(settings.errorInterval(), settings.errorIntervalMax(), workshop.random());
    }
}
