package org.lectern.node.replica;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.node.replica.shelf.Shelf;

/** Chunks that this node has already, in other packages. For one thread; close it after use. */
final class OwnChunks implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OwnChunks.class.getName());

    private final Map<Digest, Place> places = new HashMap<>();
    private final Map<Path, FileChannel> open = new HashMap<>();

    /** Looks for {@code sought} in {@code packages}. */
    OwnChunks(Set<Digest> sought, Collection<Source> packages) {
        for (Source source : packages) {
            for (Chunk chunk : source.manifest().chunks()) {
                if (sought.contains(chunk.digest())) {
                    places.putIfAbsent(chunk.digest(), new Place(source.content(), chunk.offset()));
                }
            }
        }
    }

    /** The bytes of a chunk, verified, if they are here. */
    Optional<byte[]> find(Chunk chunk) {
        Place place = places.get(chunk.digest());
        if (place == null) {
            return Optional.empty();
        }
        try {
            byte[] bytes = read(place, chunk.length());
            return Digest.of(bytes).equals(chunk.digest()) ? Optional.of(bytes) : Optional.empty();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a package went away while chunks were copied from it", e);
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        for (FileChannel channel : open.values()) {
            channel.close();
        }
    }

    private byte[] read(Place place, int length) throws IOException {
        FileChannel channel = open.get(place.file());
        if (channel == null) {
            channel = FileChannel.open(place.file(), StandardOpenOption.READ);
            open.put(place.file(), channel);
        }
        return Shelf.read(channel, place.offset(), length);
    }

    /** A package that is whole. */
    record Source(Path content, Manifest manifest) {}

    private record Place(Path file, long offset) {}
}
