package org.lectern.node.replica.swarm;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.lectern.protocol.NodeId;

/** A sibling in one fetch: what it has, what it was asked for, and how it has behaved. For one thread. */
final class Neighbour {
    /** So many loads may be under way from one: while one comes in, the next is asked for. */
    private static final int MOST_LOADS = 2;

    private static final long FIRST_REST_NANOS = 250_000_000;
    private static final int MOST_STRIKES = 7;

    private final NodeId node;
    private final Sibling sibling;
    private final BitSet have = new BitSet();
    private final List<Load> loads = new ArrayList<>();
    private Optional<CompletableFuture<?>> question = Optional.empty();
    private long questionSince;
    private long askAt;
    private long restUntil;
    private int strikes;
    private int questionStrikes;
    private boolean complete;

    /** One that was not asked yet. */
    Neighbour(NodeId node, Sibling sibling, long now) {
        this.node = node;
        this.sibling = sibling;
        this.askAt = now;
        this.restUntil = now;
    }

    NodeId node() {
        return node;
    }

    Sibling sibling() {
        return sibling;
    }

    /** The numbers of the chunks that it has. */
    BitSet have() {
        return have;
    }

    List<Load> loads() {
        return loads;
    }

    /** Whether it is not left alone for a while. */
    boolean isAwake(long now) {
        return now - restUntil >= 0;
    }

    /** Whether it has done nothing wrong of late; it may be busy. */
    boolean isSound() {
        return strikes + questionStrikes == 0;
    }

    boolean takesLoads(long now) {
        return isAwake(now) && loads.size() < MOST_LOADS && !have.isEmpty();
    }

    boolean takesQuestions(long now) {
        return isAwake(now) && !complete && question.isEmpty() && now - askAt >= 0;
    }

    void asked(CompletableFuture<?> newQuestion, long now) {
        question = Optional.of(newQuestion);
        questionSince = now;
    }

    boolean hasQuestionFrom(long before) {
        return question.isPresent() && questionSince - before < 0;
    }

    /** The question has ended; the next one is asked at {@code next}. */
    void answered(long next) {
        question.ifPresent(open -> open.cancel(true));
        question = Optional.empty();
        askAt = next;
    }

    void has(BitSet chunks, boolean all) {
        have.or(chunks);
        complete = all;
    }

    /** It sent what it was asked for. */
    void gave() {
        strikes = 0;
    }

    /** It told what it has. That says nothing of whether it sends that, too: words do not make up for bytes. */
    void told() {
        questionStrikes = 0;
    }

    /** It did not send what it was asked for: it is left alone, each time for longer. */
    void gaveNothing(long now, int newStrikes) {
        strikes = Math.min(MOST_STRIKES, strikes + newStrikes);
        rest(now + (FIRST_REST_NANOS << strikes));
    }

    /** It did not tell what it has: the same, counted for itself. */
    void toldNothing(long now, int newStrikes) {
        questionStrikes = Math.min(MOST_STRIKES, questionStrikes + newStrikes);
        rest(now + (FIRST_REST_NANOS << questionStrikes));
    }

    void rest(long until) {
        restUntil = until;
    }

    /** Breaks off all that it was asked for. */
    void leave() {
        question.ifPresent(open -> open.cancel(true));
        question = Optional.empty();
        List.copyOf(loads).forEach(load -> load.answer().cancel(true));
        loads.clear();
    }

    /**
     * Neighbouring chunks that it was asked for.
     *
     * @param first the number of the first chunk
     * @param end the number behind that of the last
     * @param since when it was asked, in the time of {@link System#nanoTime}
     */
    record Load(int first, int end, long since, CompletableFuture<byte[]> answer) {}
}
