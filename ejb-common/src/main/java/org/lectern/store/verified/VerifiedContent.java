package org.lectern.store.verified;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    private static final System.Logger LOG = System.getLogger(VerifiedContent.class.getName());

    /** So long what the file was when it was last looked at holds, for all who read it. */
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
    private volatile Sight sight = new Sight(Fingerprint.NONE, 0);

    /**
     * The package in {@code file}.
     *
     * @param period how long a verified chunk stays verified
     * @param listener is told of a wrong chunk before the read fails
     */
    public VerifiedContent(
            Path file, Manifest manifest, Clock clock, Duration period, Consumer<? super ChunkInvalid> listener) {
        this.file = file;
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

    /** What the file was at a time. Looking at it anew for each short answer would cost a twentieth of that answer. */
    private record Sight(Fingerprint fingerprint, long millis) {
        boolean holds(long now) {
            return now >= millis && now - millis < LOOK_MILLIS;
        }
    }

    /** Opens the bytes; the chunk under a position is verified when the position is set, so before anything is sent. */
    @Override
    public FileChannel open() throws IOException {
        return new VerifiedChannel(enter(), this);
    }

    /** The file as it is now, shared with those who opened it before; to be left once. */
    synchronized OpenFile enter() throws IOException {
        OpenFile current = open;
        if (current == null || !current.isOpen() || !current.isStill(look())) {
            current = OpenFile.open(file, lookAnew());
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
        OpenFile now = enter();
        try {
            verify(now, 0, size());
        } finally {
            leave(now);
        }
        return Optional.of(file);
    }

    /** Sees to it that {@code count} bytes from {@code position} are the published ones. */
    void verify(OpenFile opened, long position, long count) throws IOException {
        int first = indexOf(position);
        int end = Math.min(
                indexOf(position + Math.max(count, 1) - 1) + 1,
                manifest.chunks().size());
        Fingerprint before = look();
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

    /**
     * Hashes chunks whatever was verified before, from the one with index {@code first} on, until {@code most} bytes
     * were read. A file of another size, or none, and bytes that cannot be read count as a wrong chunk.
     *
     * @return the index of the next chunk
     */
    public int scrub(int first, long most) throws IOException {
        int last = manifest.chunks().size() - 1;
        int next = Math.min(first, last);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() != size()) {
                throw wrong(manifest.chunks().get(last));
            }
            for (long read = 0; next <= last && read < most; next++) {
                verify(channel, next);
                read += manifest.chunks().get(next).length();
            }
        } catch (NoSuchFileException e) {
            throw wrong(manifest.chunks().get(next));
        }
        return next;
    }

    /** How many chunks there are. */
    public int chunkCount() {
        return manifest.chunks().size();
    }

    /** How many bytes lie in the chunks from index {@code first} to before {@code end}. */
    public long bytesBetween(int first, int end) {
        return first < end
                ? manifest.chunks().get(end - 1).end()
                        - manifest.chunks().get(first).offset()
                : 0;
    }

    private void verify(FileChannel channel, int index) throws IOException {
        Chunk chunk = manifest.chunks().get(index);
        if (!Digest.of(read(channel, chunk)).equals(chunk.digest())) {
            throw wrong(chunk);
        }
    }

    /** A chunk that the disk does not give is as lost as a wrong one; a channel that is closed says nothing of the disk. */
    private byte[] read(FileChannel channel, Chunk chunk) throws IOException {
        try {
            return chunk.read(channel);
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            throw tell(new ChunkInvalid(digest(), chunk, e));
        }
    }

    private ChunkInvalid wrong(Chunk chunk) {
        return tell(new ChunkInvalid(digest(), chunk));
    }

    private ChunkInvalid tell(ChunkInvalid wrong) {
        listener.accept(wrong);
        return wrong;
    }

    private Fingerprint look() throws IOException {
        Sight last = sight;
        return last.holds(millis()) ? last.fingerprint() : lookAnew();
    }

    /** Not {@code clock.millis()}: a clock that ticks in less than a millisecond divides by zero there (JDK 17). */
    private long millis() {
        return clock.instant().toEpochMilli();
    }

    private Fingerprint lookAnew() throws IOException {
        long now = millis();
        Fingerprint seen = Fingerprint.NONE;
        try {
            seen = Fingerprint.of(file);
        } catch (NoSuchFileException e) {
            LOG.log(Level.DEBUG, "a package has left its folder while it is read", e);
        }
        sight = new Sight(seen, now);
        return seen;
    }

    /** Whether the chunks from {@code first} to before {@code end} were verified in the file as it is now. */
    private synchronized boolean areVerified(int first, int end, Fingerprint now) {
        if (now.equals(Fingerprint.NONE)) {
            return first >= end;
        }
        Instant instant = clock.instant();
        boolean stale = !instant.isBefore(since.plus(period)) || instant.isBefore(since);
        if (stale || !now.equals(known)) {
            verified.clear();
            known = now;
            since = instant;
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
