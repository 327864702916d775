package org.lectern.node.replica.fetch;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.lectern.content.Chunk;
import org.lectern.content.Manifest;

/**
 * The chunks of one package that a fetch has verified and written so far.
 *
 * <p>Safe for use by several threads; the monitor guards everything. Those who wait are called without it.
 */
public final class Gathered {
    private final Manifest manifest;
    private final BitSet here = new BitSet();
    private List<Runnable> waiting = new ArrayList<>();
    private int count;
    private boolean ended;

    /** Nothing yet. */
    public Gathered(Manifest manifest) {
        this.manifest = manifest;
    }

    /** Of which package. */
    public Manifest manifest() {
        return manifest;
    }

    /** The numbers of the chunks that are here. */
    public synchronized BitSet here() {
        return (BitSet) here.clone();
    }

    /** How many chunks are here. */
    public synchronized int count() {
        return count;
    }

    /** Whether all bytes from {@code first} to {@code last} are here. */
    public synchronized boolean holds(long first, long last) {
        boolean inside = 0 <= first && first <= last && last < manifest.size();
        return inside && here.nextClearBit(indexOf(first)) > indexOf(last);
    }

    /**
     * Calls {@code then} when more than {@code known} chunks are here, or no more will come: at once, if that is so, or
     * later from the thread of the fetch, which it must not hold up.
     */
    public void whenMoreThan(int known, Runnable then) {
        synchronized (this) {
            if (count <= known && !ended) {
                waiting.add(then);
                return;
            }
        }
        then.run();
    }

    void add(Chunk chunk) {
        List<Runnable> woken;
        synchronized (this) {
            int index = indexOf(chunk.offset());
            if (here.get(index)) {
                return;
            }
            here.set(index);
            count++;
            woken = waiting;
            waiting = new ArrayList<>();
        }
        woken.forEach(Runnable::run);
    }

    /** No more will come. */
    public void end() {
        List<Runnable> woken;
        synchronized (this) {
            ended = true;
            woken = waiting;
            waiting = List.of();
        }
        woken.forEach(Runnable::run);
    }

    private int indexOf(long offset) {
        List<Chunk> chunks = manifest.chunks();
        Chunk sought = new Chunk(offset, 1, manifest.digest());
        int found = Collections.binarySearch(chunks, sought, Comparator.comparingLong(Chunk::offset));
        return found >= 0 ? found : -found - 2;
    }
}
