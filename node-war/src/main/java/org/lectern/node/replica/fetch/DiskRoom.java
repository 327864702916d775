package org.lectern.node.replica.fetch;

import java.io.IOException;
import org.lectern.node.replica.shelf.Shelf;

/**
 * The room on the node's disk beside the reserve. What a fetch will need is set aside for it, so that fetches at the
 * same time do not count on the same room; and as others fill the disk too, it is looked at again before each chunk.
 *
 * <p>Safe for use by several threads; the monitor guards what is set aside.
 */
public final class DiskRoom implements PackageFetch.Space {
    private final Shelf shelf;
    private final long reserve;
    private long setAside;

    /**
     * All of the room.
     *
     * @param reserve bytes of the disk to be left free
     */
    public DiskRoom(Shelf shelf, long reserve) {
        this.shelf = shelf;
        this.reserve = reserve;
    }

    @Override
    public synchronized Share share(long bytes) throws IOException {
        require(bytes, shelf.free() - reserve - setAside);
        setAside += bytes;
        return new Share(bytes);
    }

    /** What fetches were promised and have not written yet. */
    public synchronized long setAside() {
        return setAside;
    }

    private synchronized void giveBack(long bytes) {
        setAside -= bytes;
    }

    private static void require(long bytes, long free) throws DiskFull {
        if (bytes > free) {
            throw new DiskFull(bytes, free, "beside lectern.node.disk-reserve");
        }
    }

    /** What is set aside for one fetch. For one thread. */
    public final class Share implements AutoCloseable {
        private long left;

        private Share(long bytes) {
            left = bytes;
        }

        /**
         * Looks whether the next bytes still fit.
         *
         * @throws DiskFull if others took the room
         */
        void check(long bytes) throws IOException {
            require(bytes, shelf.free() - reserve);
        }

        /** So many bytes are written now, and count among those of the disk. */
        void written(long bytes) {
            left -= bytes;
            giveBack(bytes);
        }

        /** Gives back what was not written. */
        @Override
        public void close() {
            giveBack(left);
            left = 0;
        }
    }
}
