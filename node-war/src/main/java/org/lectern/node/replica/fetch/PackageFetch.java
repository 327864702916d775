package org.lectern.node.replica.fetch;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.node.replica.fetch.ChunkSource.Origin;
import org.lectern.node.replica.shelf.Shelf;
import org.lectern.store.verified.ChunkInvalid;

/**
 * Makes one package whole: keeps what lies in its folder already and is right, and takes the rest from sources, one
 * after the other. Every chunk is verified before it is written, the whole before it is sealed; the file is read back for
 * that while it grows. Sources may hand over chunks from several threads, whose monitor guards the progress. A later
 * fetch goes on where one stopped.
 */
public final class PackageFetch {
    private static final System.Logger LOG = System.getLogger(PackageFetch.class.getName());

    private final Shelf shelf;
    private final Manifest manifest;
    private final Space space;
    private final Progress progress;
    private final Gathered gathered;
    private final Executor helpers;
    private Tally tally = Tally.NONE;

    /**
     * A fetch that has not begun.
     *
     * @param space where what is missing has to fit in
     * @param progress is told of every verified chunk, and may stop the fetch
     */
    public PackageFetch(Shelf shelf, Manifest manifest, Space space, Progress progress) {
        this(shelf, manifest, space, progress, Runnable::run);
    }

    /**
     * The same with helpers.
     *
     * @param helpers begin to put on disk what is written while the rest is fetched
     */
    public PackageFetch(Shelf shelf, Manifest manifest, Space space, Progress progress, Executor helpers) {
        this.helpers = helpers;
        this.shelf = shelf;
        this.manifest = manifest;
        this.space = space;
        this.progress = progress;
        gathered = new Gathered(manifest);
    }

    /** What it has brought together so far. */
    public Gathered gathered() {
        return gathered;
    }

    /**
     * Does all of it.
     *
     * @param signed the manifest's text
     * @param sources each is asked for what those before it did not have
     */
    public void run(String signed, List<ChunkSource> sources) throws IOException {
        try (FileChannel channel = shelf.begin(manifest.digest(), signed)) {
            List<Chunk> missing = missing(channel);
            ReadBack readBack = new ReadBack(channel, manifest.chunks());
            fetch(channel, missing, sources, readBack);
            channel.truncate(manifest.size());
            checkWhole(channel, readBack);
            shelf.seal(manifest.digest(), channel);
        }
    }

    private void fetch(FileChannel channel, List<Chunk> missing, List<ChunkSource> sources, ReadBack readBack)
            throws IOException {
        Set<Chunk> left = ConcurrentHashMap.newKeySet();
        left.addAll(missing);
        try (DiskRoom.Share share =
                        space.share(missing.stream().mapToLong(Chunk::length).sum());
                EarlyForce force = new EarlyForce(channel, helpers)) {
            Place place = new Place(channel, left, share, force);
            for (ChunkSource source : sources) {
                if (!left.isEmpty()) {
                    List<Chunk> wanted = missing.stream().filter(left::contains).toList();
                    source.fetch(manifest, wanted, receiver(place, source.origin(), readBack));
                }
            }
        }
        if (!left.isEmpty()) {
            throw new IOException("nobody has " + left.size() + " chunks of " + manifest.digest());
        }
    }

    private ChunkSource.Receiver receiver(Place place, Origin usual, ReadBack readBack) {
        return new ChunkSource.Receiver() {
            @Override
            public void take(Chunk chunk, byte[] bytes) throws IOException {
                take(chunk, bytes, usual);
            }

            @Override
            public void take(Chunk chunk, byte[] bytes, Origin origin) throws IOException {
                PackageFetch.this.take(place, chunk, bytes, origin);
                readBack.follow(each -> !place.left().contains(each));
            }
        };
    }

    private void take(Place place, Chunk chunk, byte[] bytes, Origin origin) throws IOException {
        if (bytes.length != chunk.length() || !isRight(chunk, bytes)) {
            throw new ChunkInvalid(manifest.digest(), chunk);
        }
        if (place.left().contains(chunk)) {
            place.share().check(bytes.length);
            shelf.put(place.channel(), ByteBuffer.wrap(bytes), chunk.offset());
            place.force().written(bytes.length);
            written(place, chunk, origin);
        }
    }

    private synchronized void written(Place place, Chunk chunk, Origin origin) throws IOException {
        if (place.left().remove(chunk)) {
            place.share().written(chunk.length());
            gathered.add(chunk);
            reach(tally.plus(chunk.length(), origin));
        }
    }

    private synchronized List<Chunk> missing(FileChannel channel) throws IOException {
        List<Chunk> missing = new ArrayList<>();
        long there = channel.size();
        for (Chunk chunk : manifest.chunks()) {
            if (chunk.end() <= there && isThere(channel, chunk)) {
                gathered.add(chunk);
                reach(tally.found(chunk.length()));
            } else {
                missing.add(chunk);
                tally = tally.lacking(chunk.length());
            }
        }
        return missing;
    }

    /** What cannot be read is fetched again: a disk puts what is written over a bad sector elsewhere. */
    private boolean isThere(FileChannel channel, Chunk chunk) throws IOException {
        try {
            return isRight(chunk, chunk.read(channel));
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Cannot read the chunk at " + chunk.offset() + " of " + manifest.digest(), e);
            return false;
        }
    }

    private synchronized void reach(Tally further) throws IOException {
        tally = further;
        progress.reached(further);
    }

    /** The last gate, over the bytes that lie in the file: it also holds should chunks and digest not agree. */
    private void checkWhole(FileChannel channel, ReadBack readBack) throws IOException {
        Digest found = readBack.finish();
        if (channel.size() != manifest.size() || !found.equals(manifest.digest())) {
            throw new IOException("the chunks of " + manifest.digest() + " make up " + found);
        }
    }

    private static boolean isRight(Chunk chunk, byte[] bytes) {
        return Digest.of(bytes).equals(chunk.digest());
    }

    /** Where chunks go: the file, those that it lacks, the room for them, and their way to the disk. */
    private record Place(FileChannel channel, Set<Chunk> left, DiskRoom.Share share, EarlyForce force) {}

    /** Is told how far a fetch has come. */
    public interface Progress {
        /**
         * Another verified chunk is here.
         *
         * @throws IOException to stop the fetch
         */
        void reached(Tally tally) throws IOException;
    }

    /** Where a fetch gets its room on the disk. */
    public interface Space {
        /**
         * Sets room aside for a fetch that is about to begin.
         *
         * @throws DiskFull if there is not enough
         */
        DiskRoom.Share share(long bytes) throws IOException;
    }
}
