package org.lectern.simulation;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.lectern.content.Chunk;
import org.lectern.content.Chunker;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.content.MeetingId;
import org.lectern.delta.ManifestBody;
import org.lectern.master.access.SimulatedSignatures;
import org.lectern.master.fleet.Siblings.Sibling;
import org.lectern.master.placement.SimulatedSources;
import org.lectern.protocol.JsonForm;
import org.lectern.protocol.MeetingState;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.NumberRanges;
import org.lectern.protocol.Parts;
import org.lectern.protocol.ReplicaReport;
import org.lectern.protocol.ReplicaState;
import org.lectern.protocol.SyncFeed;
import org.lectern.ticket.SigningKey;
import org.lectern.ticket.VerifyingKeys;

/** A master with one meeting. Its choice of sources is the master's own; the rest is what a database would know. */
final class SimulatedMaster implements Host.Server {
    static final MeetingId MEETING = new MeetingId("board");
    private static final int AT_ONCE = 128;

    private final byte[] content;
    private final Manifest manifest;
    private final byte[] manifestBody;
    private final SigningKey key = SigningKey.generate();
    private final byte[] keys = VerifyingKeys.of(List.of(key)).toJwks().getBytes(StandardCharsets.UTF_8);
    private final SimulatedSources sources;
    private final Map<String, String> sites = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<String, ReplicaState> states = new ConcurrentSkipListMap<>();
    private final Map<String, Long> activeAt = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong packageBytes = new AtomicLong();
    private final AtomicLong questions = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();
    private final List<CompletableFuture<Reply>> waiting = new ArrayList<>();
    private boolean published;

    SimulatedMaster(byte[] content) {
        this.content = content;
        List<Chunk> chunks = new ArrayList<>();
        Chunker chunker = new Chunker(chunks::add);
        chunker.accept(content, 0, content.length);
        chunker.finish();
        Digest digest = Digest.of(content);
        manifest = new Manifest(
                MEETING, 1, "full", Instant.parse("2026-11-27T01:00:00Z"), digest, content.length, List.of(), chunks);
        manifestBody = ManifestBody.of(key.sign(manifest));
        sources =
                new SimulatedSources(this::siblings, SimulatedSignatures.of(key, Clock.systemUTC()), Clock.systemUTC());
    }

    /** A node is enrolled. */
    void enrol(String node, String site) {
        sites.put(node, site);
    }

    /** Announces the meeting; who waits for news is answered at once. */
    void publish() {
        List<CompletableFuture<Reply>> woken;
        synchronized (this) {
            published = true;
            woken = List.copyOf(waiting);
            waiting.clear();
        }
        woken.forEach(held -> held.complete(Reply.json(feed())));
    }

    Digest digest() {
        return manifest.digest();
    }

    /** How many nodes wait for news. */
    synchronized int waiting() {
        return waiting.size();
    }

    /** When each node that holds the package had told so, in the time of {@link System#nanoTime}. */
    Map<String, Long> activeAt() {
        return Map.copyOf(activeAt);
    }

    /** How many bytes of the package nodes were sent. */
    long packageBytes() {
        return packageBytes.get();
    }

    /** How often it was asked for sources. */
    long questions() {
        return questions.get();
    }

    /** How often it had no room for another answer. */
    long refusals() {
        return refusals.get();
    }

    @Override
    public CompletableFuture<Reply> answer(Call call) {
        String path = call.path();
        if (path.endsWith("/sync/meetings")) {
            return news(call);
        }
        return CompletableFuture.completedFuture(
                path.endsWith("/sync/keys")
                        ? Reply.bytes(200, keys, Map.of())
                        : path.endsWith("/manifest")
                                ? Reply.bytes(200, manifestBody, Map.of())
                                : path.endsWith("/sources")
                                        ? sources(call)
                                        : path.endsWith("/replicas") ? report(call) : bytes(call));
    }

    private CompletableFuture<Reply> news(Call call) {
        long since = Long.parseLong(call.parameter("since").orElse("0"));
        long wait = Long.parseLong(call.parameter("wait").orElse("0"));
        synchronized (this) {
            if (since < feed().generation() || wait == 0) {
                return CompletableFuture.completedFuture(Reply.json(feed()));
            }
            CompletableFuture<Reply> held = new CompletableFuture<>();
            waiting.add(held);
            return held.completeOnTimeout(Reply.of(304), wait, TimeUnit.SECONDS);
        }
    }

    private synchronized SyncFeed feed() {
        SyncFeed.Item item = new SyncFeed.Item(
                MEETING,
                MeetingState.ACTIVE,
                false,
                1,
                manifest.digest(),
                manifest.size(),
                Optional.empty(),
                List.of());
        return published ? SyncFeed.of(2, true, List.of(item)) : SyncFeed.of(1, true, List.of());
    }

    private Reply sources(Call call) {
        questions.incrementAndGet();
        String node = call.bearer().split(":", -1)[1];
        return Reply.json(sources.of(
                manifest.digest(),
                manifest.size(),
                new NodeId(node),
                sites.getOrDefault(node, "nowhere"),
                parts(call, "lacking"),
                parts(call, "taking")));
    }

    private BitSet parts(Call call, String name) {
        return NumberRanges.parse(
                call.parameter(name).orElse(""), Parts.of(manifest.size()).count());
    }

    /** As the database finds them: of each state those behind {@code from}, then those from the first. */
    private List<Sibling> siblings(Digest digest, NodeId from, int most) {
        List<Sibling> found = new ArrayList<>();
        for (ReplicaState state : List.of(ReplicaState.ACTIVE, ReplicaState.FETCHING)) {
            List<Sibling> ofState = new ArrayList<>();
            find(states.tailMap(from.value(), false), state, most, ofState);
            find(states.headMap(from.value(), true), state, most, ofState);
            found.addAll(ofState);
        }
        return found;
    }

    private void find(Map<String, ReplicaState> among, ReplicaState state, int most, List<Sibling> found) {
        for (Map.Entry<String, ReplicaState> entry : among.entrySet()) {
            if (found.size() == most) {
                return;
            }
            if (entry.getValue() == state) {
                String node = entry.getKey();
                URI url = URI.create("http://" + node + "/");
                found.add(new Sibling(new NodeId(node), url, Optional.ofNullable(sites.get(node)), state));
            }
        }
    }

    private Reply report(Call call) {
        String[] path = call.path().split("/", -1);
        String node = path[path.length - 2];
        ReplicaReport report = JsonForm.jsonb().fromJson(call.body(), ReplicaReport.class);
        for (ReplicaReport.Item item : report.replicas()) {
            states.put(node, item.state());
            if (item.state() == ReplicaState.ACTIVE) {
                activeAt.putIfAbsent(node, System.nanoTime());
            }
        }
        return Reply.of(204);
    }

    private Reply bytes(Call call) {
        if (underWay.incrementAndGet() > AT_ONCE) {
            underWay.decrementAndGet();
            refusals.incrementAndGet();
            return Reply.busy();
        }
        List<Call.Range> ranges = call.ranges();
        packageBytes.addAndGet(ranges.stream().mapToLong(Call.Range::length).sum());
        return Reply.ranges(content, ranges).then(underWay::decrementAndGet);
    }
}
