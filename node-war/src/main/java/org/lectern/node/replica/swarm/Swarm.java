package org.lectern.node.replica.swarm;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.lectern.content.Chunk;
import org.lectern.content.Manifest;
import org.lectern.node.replica.fetch.ChunkSource.Origin;
import org.lectern.node.replica.fetch.ChunkSource.Receiver;
import org.lectern.protocol.NumberRanges;
import org.lectern.protocol.SyncChunks;
import org.lectern.protocol.SyncSources;
import org.lectern.store.verified.ChunkInvalid;

/**
 * One fetch from siblings and master together. All decisions are made by the thread that calls {@link #run}; what
 * happens elsewhere reaches it as an event in a queue.
 */
final class Swarm implements MasterLane.Listener {
    private static final System.Logger LOG = System.getLogger(Swarm.class.getName());

    /** So many loads are under way at once: as many times {@link Picker#LONGEST_LOAD} wait in memory at most. */
    private static final int MOST_LOADS = 12;

    /** How long a look around is put off when nothing happens. */
    private static final long LOOK_MILLIS = 50;

    /** A sibling is asked for its chunks no more often. */
    private static final long ASK_NANOS = 200_000_000;

    /** All siblings together are asked no more often: with more of them, each less often. */
    private static final long ASK_ANY_NANOS = 100_000_000;

    /** How long a sibling may hold that question. */
    private static final long HOLD_NANOS = 10_000_000_000L;

    private final Manifest manifest;
    private final List<Chunk> chunks;
    private final Receiver receiver;
    private final RandomGenerator random;
    private final Picker picker;
    private final Neighbours neighbours;
    private final Inquiry inquiry;
    private final MasterLane lane;
    private final Swarms.Surroundings around;
    private final long patience;
    private final long lastHope;
    private final Map<Chunk, Integer> numbers = new HashMap<>();
    private final BitSet missing;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private long progressAt = System.nanoTime();

    /** What came from elsewhere, to be dealt with here. */
    interface Event {
        void happen() throws IOException;
    }

    Swarm(Manifest manifest, List<Chunk> wanted, Receiver receiver, Swarms.Surroundings around) {
        this.manifest = manifest;
        this.chunks = manifest.chunks();
        this.receiver = receiver;
        this.around = around;
        random = around.random();
        patience = around.patience().toNanos();
        lastHope = patience * 4 + random.nextLong(patience * 4);
        picker = new Picker(chunks, random);
        neighbours = new Neighbours(chunks.size());
        missing = number(wanted);
        lane = new MasterLane(around.master(), manifest, around.helpers(), this);
        inquiry = new Inquiry(manifest, around, events::add);
    }

    private BitSet number(List<Chunk> wanted) {
        for (int i = 0; i < chunks.size(); i++) {
            numbers.put(chunks.get(i), i);
        }
        BitSet set = new BitSet(chunks.size());
        wanted.forEach(chunk -> set.set(numberOf(chunk)));
        return set;
    }

    private int numberOf(Chunk chunk) {
        return Objects.requireNonNull(numbers.get(chunk), "a chunk of another package");
    }

    /** Gets chunks until all are here, or nothing comes any more. */
    void run() throws IOException {
        try {
            while (!missing.isEmpty() && !isHopeless()) {
                lookAround(System.nanoTime());
                await();
            }
        } finally {
            lane.stop();
            neighbours.leave();
        }
    }

    private boolean isHopeless() {
        boolean nobody = inquiry.hasFailed() && neighbours.isEmpty();
        return nobody || System.nanoTime() - progressAt > lastHope;
    }

    private void await() throws IOException {
        try {
            Event event = events.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            while (event != null) {
                event.happen();
                event = events.poll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void lookAround(long now) {
        List<Neighbour> all = neighbours.from(random.nextInt(Integer.MAX_VALUE));
        all.forEach(neighbour -> giveUpWaiting(neighbour, now));
        BitSet underWay = neighbours.underWay(now - patience / 2);
        for (Neighbour neighbour : all) {
            if (neighbour.takesQuestions(now)) {
                ask(neighbour, now);
            }
            while (neighbour.takesLoads(now) && neighbours.loads() < MOST_LOADS && load(neighbour, underWay, now)) {
                LOG.log(Level.TRACE, "one more from {0}", neighbour.node());
            }
        }
        inquiry.ask(now, lane, () -> lacking(underWay), this::named);
    }

    private void giveUpWaiting(Neighbour neighbour, long now) {
        for (Neighbour.Load load : List.copyOf(neighbour.loads())) {
            if (load.since() - (now - 2 * patience) < 0) {
                LOG.log(Level.DEBUG, "{0} stalls", neighbour.node());
                neighbour.loads().remove(load);
                load.answer().cancel(true);
                neighbour.gaveNothing(now, 3);
            }
        }
        if (neighbour.hasQuestionFrom(now - HOLD_NANOS - patience)) {
            neighbour.answered(now);
            neighbour.toldNothing(now, 2);
        }
    }

    private void ask(Neighbour neighbour, long now) {
        CompletableFuture<SyncChunks> question =
                neighbour.sibling().chunks(neighbour.have().cardinality());
        neighbour.asked(question, now);
        hear(question, (told, failure) -> {
            if (question.isCancelled()) {
                return;
            }
            neighbour.answered(System.nanoTime() + Math.max(ASK_NANOS, neighbours.size() * ASK_ANY_NANOS));
            if (told == null) {
                failed(neighbour, failure, neighbour::toldNothing);
                return;
            }
            try {
                neighbours.has(neighbour, NumberRanges.parse(told.chunks(), chunks.size()), told.complete());
                neighbour.told();
            } catch (IllegalArgumentException e) {
                failed(neighbour, e, neighbour::toldNothing);
            }
        });
    }

    /** Asks for something that is missing and that nobody was asked for lately; answers whether there was any. */
    private boolean load(Neighbour neighbour, BitSet underWay, long now) {
        BitSet candidates = (BitSet) missing.clone();
        candidates.and(neighbour.have());
        candidates.andNot(underWay);
        lane.chunks().forEach(chunk -> candidates.clear(numberOf(chunk)));
        if (candidates.isEmpty()) {
            return false;
        }
        Picker.Run run = picker.pick(candidates, neighbours.holders());
        underWay.set(run.first(), run.end());
        CompletableFuture<byte[]> answer = neighbour
                .sibling()
                .bytes(
                        chunks.get(run.first()).offset(),
                        chunks.get(run.end() - 1).end() - 1);
        Neighbour.Load load = new Neighbour.Load(run.first(), run.end(), now, answer);
        neighbour.loads().add(load);
        hear(answer, (bytes, failure) -> {
            if (!neighbour.loads().remove(load)) {
                return;
            }
            if (bytes == null) {
                failed(neighbour, failure, neighbour::gaveNothing);
            } else {
                take(neighbour, load, bytes);
            }
        });
        return true;
    }

    private void take(Neighbour neighbour, Neighbour.Load load, byte[] bytes) throws IOException {
        int from = 0;
        for (Chunk chunk : chunks.subList(load.first(), load.end())) {
            try {
                take(chunk, Arrays.copyOfRange(bytes, from, from + chunk.length()), Origin.SIBLING);
            } catch (ChunkInvalid e) {
                neighbours.ban(neighbour);
                around.complaints()
                        .accept("the node " + neighbour.node() + " sent wrong bytes and is not asked again: "
                                + e.getMessage());
                return;
            }
            from += chunk.length();
        }
        neighbour.gave();
    }

    private void take(Chunk chunk, byte[] bytes, Origin origin) throws IOException {
        if (missing.get(numberOf(chunk))) {
            receiver.take(chunk, bytes, origin);
            missing.clear(numberOf(chunk));
            progressAt = System.nanoTime();
        }
    }

    private void failed(Neighbour neighbour, @Nullable Throwable failure, Strike strike) {
        long now = System.nanoTime();
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof SiblingBusy) {
            neighbour.rest(now + ASK_NANOS + random.nextLong(ASK_NANOS * 3));
        } else {
            LOG.log(Level.DEBUG, "nothing from the node " + neighbour.node(), cause);
            strike.count(now, 1);
        }
    }

    /** The parts of which a chunk is missing that is neither under way nor to be had from a sibling. */
    private BitSet lacking(BitSet underWay) {
        BitSet nowhere = (BitSet) missing.clone();
        nowhere.andNot(neighbours.offered());
        nowhere.andNot(underWay);
        lane.chunks().forEach(chunk -> nowhere.clear(numberOf(chunk)));
        BitSet parts = new BitSet();
        nowhere.stream()
                .forEach(number ->
                        parts.set(inquiry.parts().at(chunks.get(number).offset())));
        return parts;
    }

    private void named(SyncSources sources) {
        long now = System.nanoTime();
        neighbours.meet(
                sources.sources(), source -> around.siblings().at(source.url(), manifest.digest(), inquiry::pass), now);
        sources.turn().filter(part -> lane.hasRoom()).ifPresent(part -> {
            List<Chunk> wanted = missing.stream()
                    .mapToObj(chunks::get)
                    .filter(chunk -> inquiry.parts().at(chunk.offset()) == part)
                    .toList();
            if (!wanted.isEmpty()) {
                lane.take(part, wanted);
            }
        });
    }

    @Override
    public void came(Chunk chunk, byte[] bytes) {
        events.add(() -> {
            lane.taken();
            take(chunk, bytes, Origin.MASTER);
        });
    }

    @Override
    public void ended(int part, boolean well) {
        events.add(() -> {
            lane.forget(part);
            if (!well) {
                inquiry.putOff(System.nanoTime(), Duration.ofSeconds(1));
            }
        });
    }

    /** Deals with an answer, on this fetch's thread. */
    @SuppressWarnings("FutureReturnValueIgnored") // the answer is dealt with here
    private <T> void hear(CompletableFuture<T> answer, Outcome<T> outcome) {
        answer.whenComplete((value, failure) -> events.add(() -> outcome.of(value, failure)));
    }

    /** Where a failure counts. */
    private interface Strike {
        void count(long now, int strikes);
    }

    /** What became of a question: one of the two is there. */
    private interface Outcome<T> {
        void of(@Nullable T value, @Nullable Throwable failure) throws IOException;
    }
}
