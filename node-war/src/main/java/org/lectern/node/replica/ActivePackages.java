package org.lectern.node.replica;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lectern.content.Digest;
import org.lectern.content.Entry;
import org.lectern.content.Manifest;
import org.lectern.node.replica.fetch.OwnChunks;
import org.lectern.node.replica.shelf.PackageFolder;
import org.lectern.node.replica.shelf.Shelf;
import org.lectern.store.verified.ChunkInvalid;
import org.lectern.store.verified.VerifiedContent;
import org.lectern.ticket.SignatureInvalid;

/**
 * The packages that may be served: those in {@code active/} that passed the look at start.
 *
 * <p>Finding is safe at any time; the monitor guards changes.
 */
final class ActivePackages {
    private static final System.Logger LOG = System.getLogger(ActivePackages.class.getName());

    private final Shelf shelf;
    private final Clock clock;
    private final Duration verifyPeriod;
    private final ConcurrentMap<Digest, ActivePackage> packages = new ConcurrentHashMap<>();
    private final Set<Digest> leaving = ConcurrentHashMap.newKeySet();

    ActivePackages(Shelf shelf, Clock clock, Duration verifyPeriod) {
        this.shelf = shelf;
        this.clock = clock;
        this.verifyPeriod = verifyPeriod;
    }

    /**
     * Looks at what a former run left: cheaply, by signature, size and seal. What does not pass loses its place but
     * keeps its good chunks.
     *
     * @param wrong is told of chunks that turn out to be wrong later
     */
    synchronized void load(Set<Digest> wanted, KeyRing keys, Consumer<? super ChunkInvalid> wrong) throws IOException {
        for (Digest digest : shelf.listActive()) {
            if (!wanted.contains(digest)) {
                shelf.discard(shelf.active(digest));
                continue;
            }
            try {
                put(check(digest, keys), wrong);
            } catch (IOException | SignatureInvalid e) {
                LOG.log(Level.WARNING, "The package {0} needs repair: {1}", digest, e.getMessage());
                shelf.demote(digest);
            }
        }
    }

    Optional<ActivePackage> find(Digest digest) {
        return Optional.ofNullable(packages.get(digest));
    }

    boolean contains(Digest digest) {
        return packages.containsKey(digest);
    }

    /** Their digests in order. */
    List<Digest> digests() {
        return packages.keySet().stream().sorted().toList();
    }

    /** Names the set of them. */
    String inventory() {
        String all = digests().stream().map(Digest::hex).collect(Collectors.joining("\n"));
        return Digest.of(all.getBytes(StandardCharsets.US_ASCII)).hex().substring(0, 16);
    }

    /** What one of them takes on the disk. */
    long size(Digest digest) {
        return find(digest).map(held -> held.manifest().size()).orElse(0L);
    }

    /** What all of them take. */
    long size() {
        return packages.values().stream()
                .mapToLong(held -> held.manifest().size())
                .sum();
    }

    List<OwnChunks.Source> sources() {
        return packages.values().stream()
                .map(held -> new OwnChunks.Source(held.folder().content(), held.manifest()))
                .toList();
    }

    /** Makes a package that was sealed active. */
    synchronized void activate(Manifest manifest, Consumer<? super ChunkInvalid> wrong) throws IOException {
        shelf.activate(manifest.digest());
        put(manifest, wrong);
    }

    /** Stops serving a package and hands it over for repair. */
    synchronized boolean demote(Digest digest) throws IOException {
        boolean there = packages.remove(digest) != null;
        if (there) {
            shelf.demote(digest);
        }
        return there;
    }

    /** Stops serving a package and removes it. If that fails, it is tried again by {@link #discardLeaving}. */
    synchronized void discard(Digest digest) throws IOException {
        leaving.add(digest);
        packages.remove(digest);
        shelf.discard(shelf.active(digest));
        leaving.remove(digest);
    }

    /** Removes what could not be removed before. */
    synchronized void discardLeaving() throws IOException {
        for (Digest digest : leaving) {
            discard(digest);
        }
    }

    /** Whether a package is served, or on its way out: its bytes may still be on the disk. */
    boolean isHere(Digest digest) {
        return leaving.contains(digest) || packages.containsKey(digest);
    }

    private void put(Manifest manifest, Consumer<? super ChunkInvalid> wrong) {
        PackageFolder folder = shelf.active(manifest.digest());
        VerifiedContent content = new VerifiedContent(folder.content(), manifest, clock, verifyPeriod, wrong);
        Map<String, Entry> entries =
                manifest.entries().stream().collect(Collectors.toUnmodifiableMap(Entry::path, Function.identity()));
        packages.put(manifest.digest(), new ActivePackage(manifest, entries, folder, content));
    }

    private Manifest check(Digest digest, KeyRing keys) throws IOException {
        PackageFolder folder = shelf.active(digest);
        Manifest manifest = keys.openManifest(Files.readString(folder.manifest(), StandardCharsets.US_ASCII));
        if (!manifest.digest().equals(digest) || Files.size(folder.content()) != manifest.size()) {
            throw new IOException("its manifest does not belong to it");
        }
        if (!shelf.isSealed(digest)) {
            throw new IOException("its file was changed");
        }
        return manifest;
    }

    /**
     * One of them.
     *
     * @param entries those of the manifest, by path, as a request asks for one
     */
    record ActivePackage(
            Manifest manifest, Map<String, Entry> entries, PackageFolder folder, VerifiedContent content) {}
}
