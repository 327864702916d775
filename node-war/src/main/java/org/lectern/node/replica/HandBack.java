package org.lectern.node.replica;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lectern.content.Chunk;
import org.lectern.content.Manifest;
import org.lectern.node.hub.Master;
import org.lectern.node.replica.ActivePackages.ActivePackage;
import org.lectern.protocol.NumberRanges;
import org.lectern.protocol.Wanted;

/**
 * Gives the master what it has lost of packages that are active here; chunks are verified when they are read for that.
 * What does not arrive is asked for again. Safe for use by several threads.
 */
public final class HandBack {
    private static final System.Logger LOG = System.getLogger(HandBack.class.getName());

    /** A request carries no more, unless one chunk is longer. */
    private static final int MOST = 1 << 20;

    private final ActivePackages active;
    private final Master master;
    private final Executor errands;
    private final AtomicBoolean giving = new AtomicBoolean();

    HandBack(ActivePackages active, Master master, Executor errands) {
        this.active = active;
        this.master = master;
        this.errands = errands;
    }

    /** Begins to give; returns at once, and does nothing while something is being given. */
    public void give(List<Wanted> wanted) {
        if (wanted.isEmpty() || !giving.compareAndSet(false, true)) {
            return;
        }
        try {
            errands.execute(() -> {
                try {
                    giveAll(wanted);
                } finally {
                    giving.set(false);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "this node is stopping", e);
        }
    }

    private void giveAll(List<Wanted> wanted) {
        for (Wanted one : wanted) {
            try {
                if (active.find(one.digest()).isPresent()) {
                    give(one, active.find(one.digest()).get());
                }
            } catch (IOException | IllegalArgumentException e) {
                LOG.log(Level.WARNING, "Cannot give the master what it lost of " + one.digest(), e);
            }
        }
    }

    private void give(Wanted wanted, ActivePackage held) throws IOException {
        if (wanted.manifest()) {
            String signed = Files.readString(held.folder().manifest(), StandardCharsets.US_ASCII);
            master.giveManifest(wanted.digest(), signed);
        }
        Manifest manifest = held.manifest();
        BitSet numbers = NumberRanges.parse(wanted.chunks(), manifest.chunks().size());
        try (FileChannel channel = held.content().open()) {
            for (int next = numbers.nextSetBit(0); next >= 0; next = numbers.nextSetBit(next)) {
                next = giveFrom(next, numbers, manifest, channel);
            }
        }
        LOG.log(Level.INFO, "Gave the master what it lost of {0}: {1} chunks", wanted.digest(), numbers.cardinality());
    }

    /** Gives some chunks in one request, and answers the number behind the last of them. */
    private int giveFrom(int first, BitSet numbers, Manifest manifest, FileChannel channel) throws IOException {
        BitSet some = new BitSet();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int next = first;
        while (next >= 0 && (some.isEmpty() || bytes.size() < MOST)) {
            Chunk chunk = manifest.chunks().get(next);
            bytes.writeBytes(chunk.read(channel));
            some.set(next);
            next = numbers.nextSetBit(next + 1);
        }
        master.give(manifest.digest(), some, bytes.toByteArray());
        return some.length();
    }
}
