package org.lectern.node.replica.shelf;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.store.StoredContent;

/**
 * An active package as it is served: a chunk is hashed when it is first read, again after a while, and again as soon
 * as the file shows that somebody wrote to it. So rotten bytes are found before they leave, at the price of one hash
 * of the package per period however often it is served.
 *
 * <p>Once the file has left its folder (a package removed or under repair while it is read) nothing is remembered and
 * every read is hashed.
 *
 * <p>Safe for use by several threads; the monitor guards what was verified and the open file.
 */
public final class VerifiedContent implements StoredContent {
    private static final long LOOK_MILLIS = 5;

    private final Path file;
    private final Manifest manifest;
    private final Clock clock;
    private final Duration period;
    private final Consumer<? super ChunkInvalid> listener;

    private final BitSet verified = new BitSet();
    private Instant since = Instant.EPOCH;
    private Fingerprint known = Fingerprint.NONE;
    private @Nullable OpenFile open;

    /**
     * The package in {@code folder}.
     *
     * @param period how long a verified chunk stays verified
     * @param listener is told of a wrong chunk before the read fails
     */
    public VerifiedContent(
            PackageFolder folder,
            Manifest manifest,
            Clock clock,
            Duration period,
            Consumer<? super ChunkInvalid> listener) {
        this.file = folder.content();
        this.manifest = manifest;
        this.clock = clock;
        this.period = period;
        this.listener = listener;
    }

    @Override
    public Digest digest() {
        return manifest.digest();
    }

    @Override
    public long size() {
        return manifest.size();
    }

    /** Opens the bytes; the chunk under a position is verified when the position is set, so before anything is sent. */
    @Override
    public FileChannel open() throws IOException {
        Look look = new Look();
        return new VerifiedChannel(enter(look), this, look);
    }

    /** What the file was when it was last looked at; holds for a moment, so that a short answer needs one look. */
    final class Look {
        private Fingerprint fingerprint = Fingerprint.NONE;
        private long until = Long.MIN_VALUE;

        private Fingerprint now() throws IOException {
            long millis = clock.millis();
            if (millis >= until) {
                fingerprint = look();
                until = millis + LOOK_MILLIS;
            }
            return fingerprint;
        }
    }

    /** The file as it is now, shared with those who opened it before; to be left once. */
    synchronized OpenFile enter(Look look) throws IOException {
        Fingerprint now = look.now();
        OpenFile current = open;
        if (current == null || !current.isOpen() || !current.isStill(now)) {
            current = OpenFile.open(file, now);
            open = current;
        }
        current.enter();
        return current;
    }

    synchronized void leave(OpenFile left) throws IOException {
        left.leave();
    }

    @Override
    public Optional<Path> verifiedFile() throws IOException {
        Look look = new Look();
        OpenFile now = enter(look);
        try {
            verify(now, look, 0, size());
        } finally {
            leave(now);
        }
        return Optional.of(file);
    }

    /** Sees to it that {@code count} bytes from {@code position} are the published ones. */
    void verify(OpenFile opened, Look look, long position, long count) throws IOException {
        int first = indexOf(position);
        int end = Math.min(
                indexOf(position + Math.max(count, 1) - 1) + 1,
                manifest.chunks().size());
        Fingerprint before = look.now();
        Fingerprint seen = opened.isStill(before) ? before : Fingerprint.NONE;
        if (areVerified(first, end, seen)) {
            return;
        }
        for (int index = first; index < end; index++) {
            if (!areVerified(index, index + 1, seen)) {
                verify(opened.channel(), index);
                mark(index, seen);
            }
        }
    }

    private void verify(FileChannel channel, int index) throws IOException {
        Chunk chunk = manifest.chunks().get(index);
        if (!Digest.of(Shelf.read(channel, chunk)).equals(chunk.digest())) {
            ChunkInvalid wrong = new ChunkInvalid(digest(), chunk);
            listener.accept(wrong);
            throw wrong;
        }
    }

    private Fingerprint look() throws IOException {
        try {
            return Fingerprint.of(file);
        } catch (NoSuchFileException e) {
            return Fingerprint.NONE;
        }
    }

    /** Whether the chunks from {@code first} to before {@code end} were verified in the file as it is now. */
    private synchronized boolean areVerified(int first, int end, Fingerprint now) {
        if (now.equals(Fingerprint.NONE)) {
            return first >= end;
        }
        boolean stale = !clock.instant().isBefore(since.plus(period));
        if (stale || !now.equals(known)) {
            verified.clear();
            known = now;
            since = clock.instant();
        }
        return verified.nextClearBit(first) >= end;
    }

    private synchronized void mark(int index, Fingerprint seen) {
        if (seen.equals(known) && !seen.equals(Fingerprint.NONE)) {
            verified.set(index);
        }
    }

    /** The index of the chunk that holds {@code position}: the number of chunks that end at or before it. */
    private int indexOf(long position) {
        List<Chunk> chunks = manifest.chunks();
        int low = 0;
        int high = chunks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (chunks.get(middle).end() <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
