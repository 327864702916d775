package org.lectern.node.replica.fetch;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.store.verified.ChunkInvalid;

/** The chunks that this node has already, in other packages. */
public final class OwnChunks implements ChunkSource {
    private static final System.Logger LOG = System.getLogger(OwnChunks.class.getName());

    private final List<Source> packages;

    /** Looks in {@code packages}, the first of them first. */
    public OwnChunks(Collection<Source> packages) {
        this.packages = List.copyOf(packages);
    }

    @Override
    public Origin origin() {
        return Origin.NODE;
    }

    @Override
    public void fetch(Manifest manifest, List<Chunk> wanted, Receiver receiver) throws IOException {
        Map<Digest, Place> places = places(wanted);
        try (OpenFiles files = new OpenFiles()) {
            for (Chunk chunk : wanted) {
                Optional<byte[]> bytes = Optional.ofNullable(places.get(chunk.digest()))
                        .flatMap(place -> files.read(place, chunk.length()));
                if (bytes.isPresent()) {
                    offer(chunk, bytes.get(), receiver);
                }
            }
        }
    }

    private Map<Digest, Place> places(List<Chunk> wanted) {
        Set<Digest> sought = wanted.stream().map(Chunk::digest).collect(Collectors.toSet());
        Map<Digest, Place> places = new HashMap<>();
        for (Source source : packages) {
            for (Chunk chunk : source.manifest().chunks()) {
                if (sought.contains(chunk.digest())) {
                    places.putIfAbsent(chunk.digest(), new Place(source.content(), chunk.offset()));
                }
            }
        }
        return places;
    }

    private static void offer(Chunk chunk, byte[] bytes, Receiver receiver) throws IOException {
        try {
            receiver.take(chunk, bytes);
        } catch (ChunkInvalid e) {
            LOG.log(Level.DEBUG, "a chunk of this node is wrong and is taken from elsewhere", e);
        }
    }

    /** A package that is whole. */
    public record Source(Path content, Manifest manifest) {}

    private record Place(Path file, long offset) {}

    /** Files that are opened once. For one thread. */
    private static final class OpenFiles implements AutoCloseable {
        private final Map<Path, FileChannel> open = new HashMap<>();

        /** Empty if the file went away. */
        Optional<byte[]> read(Place place, int length) {
            try {
                FileChannel channel = open.get(place.file());
                if (channel == null) {
                    channel = FileChannel.open(place.file(), StandardOpenOption.READ);
                    open.put(place.file(), channel);
                }
                return Optional.of(Chunk.read(channel, place.offset(), length));
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
    }
}
