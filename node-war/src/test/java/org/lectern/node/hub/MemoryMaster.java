package org.lectern.node.hub;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.lectern.content.Chunk;
import org.lectern.content.Chunker;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.content.MeetingId;
import org.lectern.protocol.DownloadReport;
import org.lectern.protocol.Edition;
import org.lectern.protocol.Heartbeat;
import org.lectern.protocol.MeetingSheet;
import org.lectern.protocol.MeetingState;
import org.lectern.protocol.NumberRanges;
import org.lectern.protocol.ReplicaReport;
import org.lectern.protocol.SyncFeed;
import org.lectern.protocol.SyncMeeting;
import org.lectern.protocol.SyncSources;
import org.lectern.ticket.SigningKey;
import org.lectern.ticket.Stamp;
import org.lectern.ticket.SyncPass;
import org.lectern.ticket.Ticket;
import org.lectern.ticket.VerifyingKeys;

/** A master in memory, which can be made to fail in the ways that masters fail. */
public final class MemoryMaster implements Master {
    public static final Instant PUBLISHED = Instant.parse("2026-11-22T01:00:00Z");

    public final List<ReplicaReport> replicaReports = new ArrayList<>();
    public final List<DownloadReport> downloadReports = new ArrayList<>();
    public final List<Heartbeat> heartbeats = new ArrayList<>();
    public Heartbeat.Answer answer = new Heartbeat.Answer(10, false, false, Optional.empty(), List.of());
    public Optional<MasterFailure> failure = Optional.empty();
    public final List<Given> given = new ArrayList<>();
    public int meetingCalls;
    public int manifestCalls;
    public int keyCalls;

    /** What nodes said they have, when they asked for a manifest. */
    public final List<Digest> similar = new ArrayList<>();

    public int packageCalls;
    public long bytesSent;

    /** What passes while a question for news is held. */
    public Runnable hold = () -> {};

    /** What passes before a transfer begins. */
    public Runnable transfer = () -> {};

    /** When meetings begin that are published from now on. */
    public Instant startsAt = PUBLISHED;

    /** So many of the next transfers carry a wrong byte in their middle. */
    public int wrongTransfers;

    /** Transfers break after so many bytes. */
    public int cutAfter = Integer.MAX_VALUE;

    /** In which state meetings are published. */
    public MeetingState state = MeetingState.ACTIVE;

    private SigningKey key = SigningKey.generate();
    private final List<SigningKey> keys = new ArrayList<>(List.of(key));
    private final Map<MeetingId, SyncFeed.Item> items = new LinkedHashMap<>();
    private final Map<MeetingId, Long> changed = new HashMap<>();
    private final Map<Digest, String> manifests = new HashMap<>();
    private final Map<Digest, byte[]> packages = new HashMap<>();
    private final NavigableMap<Long, SyncFeed.Revoked> revocations = new TreeMap<>();
    private long generation;
    private long keysGeneration;

    /** Publishes {@code content} as the current version of a meeting. */
    public synchronized Digest publish(MeetingId meeting, int version, byte[] content) {
        return publish(manifest(meeting, version, content), content);
    }

    /** Publishes what {@code manifest} describes as the current version of its meeting. */
    public synchronized Digest publish(Manifest manifest, byte[] content) {
        packages.put(manifest.digest(), content);
        manifests.put(manifest.digest(), key.sign(manifest));
        put(new SyncFeed.Item(
                manifest.meeting(),
                state,
                false,
                manifest.version(),
                manifest.digest(),
                content.length,
                Optional.of(startsAt),
                List.of()));
        return manifest.digest();
    }

    /** Publishes another edition of a meeting's current version. */
    public synchronized Digest addEdition(MeetingId meeting, byte[] content) {
        SyncFeed.Item item = items.get(meeting);
        Manifest manifest = manifest(meeting, item.version(), content);
        packages.put(manifest.digest(), content);
        manifests.put(manifest.digest(), key.sign(manifest));
        List<Edition> editions = new ArrayList<>(item.editions());
        editions.add(new Edition("e-" + editions.size(), manifest.digest(), content.length));
        put(new SyncFeed.Item(
                meeting, item.state(), false, item.version(), item.digest(), item.size(), item.startsAt(), editions));
        return manifest.digest();
    }

    /** What {@code content} is described by. */
    public static Manifest manifest(MeetingId meeting, int version, byte[] content) {
        List<Chunk> chunks = new ArrayList<>();
        Chunker chunker = new Chunker(chunks::add);
        chunker.accept(content, 0, content.length);
        chunker.finish();
        return new Manifest(meeting, version, "full", PUBLISHED, Digest.of(content), content.length, List.of(), chunks);
    }

    @Override
    public synchronized void give(Digest digest, BitSet numbers, byte[] bytes) throws MasterFailure {
        fail();
        given.add(new Given(digest, NumberRanges.text(numbers), bytes));
    }

    @Override
    public synchronized void giveManifest(Digest digest, String signed) throws MasterFailure {
        fail();
        given.add(new Given(digest, "manifest", signed.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Something that a node gave. */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    public record Given(Digest digest, String what, byte[] bytes) {}

    /** Has the meeting forgotten by nodes. */
    public synchronized void remove(MeetingId meeting) {
        SyncFeed.Item item = items.get(meeting);
        put(new SyncFeed.Item(
                meeting,
                MeetingState.ARCHIVED,
                true,
                item.version(),
                item.digest(),
                item.size(),
                item.startsAt(),
                List.of()));
    }

    /** Signs manifests and tickets with a new key from now on. */
    public synchronized void changeKey() {
        key = SigningKey.generate();
        keys.add(key);
    }

    /** Replaces the manifest of a meeting. */
    public synchronized void replaceManifest(MeetingId meeting, String signed) {
        manifests.put(items.get(meeting).digest(), signed);
    }

    /** Loses everything, as a master on a new database does. */
    public synchronized void loseAll() {
        items.clear();
        changed.clear();
        manifests.clear();
        packages.clear();
        generation = 0;
    }

    /** Takes all keys back but a new one; manifests are signed anew with that. */
    public synchronized void revokeKeys() {
        Map<Digest, Manifest> plain = new HashMap<>();
        manifests.forEach(
                (digest, signed) -> plain.put(digest, VerifyingKeys.of(keys).openManifest(signed)));
        keys.clear();
        changeKey();
        plain.forEach((digest, manifest) -> manifests.put(digest, key.sign(manifest)));
        generation++;
        keysGeneration = generation;
    }

    /** Calls permissions back. */
    public synchronized void callBack(String kind, String target, Instant before, Instant until) {
        generation++;
        revocations.put(generation, new SyncFeed.Revoked(kind, target, before, until));
    }

    public synchronized String ticket(MeetingId meeting, Digest digest, Instant expires) {
        return key.sign(new Ticket(meeting, digest, "alice", expires));
    }

    /** Signs any ticket. */
    public synchronized String sign(Ticket ticket) {
        return key.sign(ticket);
    }

    /** A ticket that can be told from others. */
    public synchronized String ticket(MeetingId meeting, Digest digest, Instant expires, Stamp stamp) {
        return key.sign(new Ticket(meeting, digest, "alice", expires).stamped(stamp));
    }

    @Override
    public synchronized Optional<SyncFeed> feed(long since, Duration wait) throws MasterFailure {
        fail();
        hold.run();
        List<SyncFeed.Item> page = items.values().stream()
                .filter(item -> changed.getOrDefault(item.id(), 0L) > since)
                .filter(item -> since > 0 || !item.removed())
                .toList();
        if (since == generation && since > 0) {
            return Optional.empty();
        }
        List<SyncFeed.Revoked> calledBack =
                List.copyOf(revocations.tailMap(since, false).values());
        return Optional.of(new SyncFeed(generation, true, page, keysGeneration, calledBack));
    }

    @Override
    public synchronized SyncMeeting meeting(MeetingId meeting) throws MasterFailure {
        fail();
        meetingCalls++;
        SyncFeed.Item item = items.get(meeting);
        if (item == null || item.removed()) {
            throw new Gone("meeting " + meeting);
        }
        MeetingSheet sheet = new MeetingSheet(
                meeting,
                "Board",
                Optional.of(PUBLISHED),
                Optional.empty(),
                "Asia/Shanghai",
                Optional.empty(),
                List.of(),
                List.of());
        return new SyncMeeting(
                item.state(),
                item.version(),
                item.digest(),
                item.size(),
                sheet,
                manifests.getOrDefault(item.digest(), ""),
                item.editions());
    }

    @Override
    public synchronized String manifest(Digest digest, Optional<KnownManifest> known) throws MasterFailure {
        fail();
        manifestCalls++;
        known.ifPresent(manifest -> similar.add(manifest.digest()));
        return items.values().stream()
                .filter(item -> item.packages().containsKey(digest) && !item.removed())
                .map(item -> manifests.get(digest))
                .findFirst()
                .orElseThrow(() -> new Gone("manifest of " + digest));
    }

    @Override
    public synchronized SyncSources sources(Digest digest, BitSet lacking, BitSet taking) throws MasterFailure {
        fail();
        return new SyncSources(
                pass(digest, PUBLISHED.plus(Duration.ofDays(36_500))), PUBLISHED, Optional.empty(), 1, 1, List.of());
    }

    /** A pass for a node called "sibling". */
    public synchronized String pass(Digest digest, Instant expires) {
        return key.sign(new SyncPass(digest, "sibling", expires));
    }

    @Override
    public synchronized String keys() throws MasterFailure {
        fail();
        keyCalls++;
        return VerifyingKeys.of(keys).toJwks();
    }

    @Override
    public void read(Digest digest, List<ByteSpan> spans, Sink sink) throws IOException {
        Map<ByteSpan, InputStream> parts = parts(digest, spans);
        for (Map.Entry<ByteSpan, InputStream> part : parts.entrySet()) {
            sink.take(part.getKey(), part.getValue());
        }
    }

    private synchronized Map<ByteSpan, InputStream> parts(Digest digest, List<ByteSpan> spans) throws MasterFailure {
        fail();
        packageCalls++;
        transfer.run();
        byte[] content = packages.get(digest);
        if (content == null) {
            throw new Gone("package " + digest);
        }
        int left = cutAfter;
        Map<ByteSpan, InputStream> parts = new LinkedHashMap<>();
        for (ByteSpan span : spans) {
            byte[] part = Arrays.copyOfRange(content, (int) span.first(), (int) span.last() + 1);
            if (wrongTransfers > 0 && parts.isEmpty()) {
                wrongTransfers--;
                part[part.length / 2] ^= 1;
            }
            int sent = Math.min(part.length, left);
            left -= sent;
            bytesSent += sent;
            InputStream bytes = new ByteArrayInputStream(part, 0, sent);
            parts.put(span, sent == part.length ? bytes : new SequenceInputStream(bytes, new BrokenStream()));
        }
        return parts;
    }

    /** A transfer that has broken. */
    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new MasterUnreachable("the transfer ended early");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return read();
        }
    }

    @Override
    public synchronized Heartbeat.Answer heartbeat(Heartbeat heartbeat) throws MasterFailure {
        fail();
        heartbeats.add(heartbeat);
        return answer;
    }

    @Override
    public synchronized void report(ReplicaReport report) throws MasterFailure {
        fail();
        replicaReports.add(report);
    }

    @Override
    public synchronized void report(DownloadReport report) throws MasterFailure {
        fail();
        downloadReports.add(report);
    }

    @Override
    public MasterStatus status() {
        return failure.isPresent() ? MasterStatus.DOWN : MasterStatus.UP;
    }

    @Override
    public void close() {
        down();
    }

    public void down() {
        failure = Optional.of(new MasterUnreachable("switched off"));
    }

    public void up() {
        failure = Optional.empty();
    }

    private void put(SyncFeed.Item item) {
        generation++;
        items.put(item.id(), item);
        changed.put(item.id(), generation);
    }

    private void fail() throws MasterFailure {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }
}
