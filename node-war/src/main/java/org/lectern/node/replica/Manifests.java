package org.lectern.node.replica;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.content.MeetingId;
import org.lectern.node.hub.Gone;
import org.lectern.node.hub.Master;
import org.lectern.node.replica.shelf.Shelf;
import org.lectern.protocol.SyncFeed;
import org.lectern.ticket.SignatureInvalid;

/** Finds the signed manifest of a wanted package: the one that lies with it already, or the master's. */
final class Manifests {
    private static final System.Logger LOG = System.getLogger(Manifests.class.getName());

    private final Shelf shelf;
    private final KeyRing keys;
    private final Master master;
    private final Holdings holdings;

    Manifests(Shelf shelf, KeyRing keys, Master master, Holdings holdings) {
        this.shelf = shelf;
        this.keys = keys;
        this.master = master;
        this.holdings = holdings;
    }

    /**
     * The manifest, verified. May ask the master.
     *
     * @throws NotCurrent if no meeting has this package any more
     */
    Signed find(Digest digest) throws IOException {
        String text = onDisk(digest).orElse("");
        if (text.isEmpty()) {
            text = fromMaster(digest);
        }
        Manifest manifest = keys.openNewManifest(text);
        if (!manifest.digest().equals(digest)) {
            throw new IOException("the manifest describes " + manifest.digest() + " instead of " + digest);
        }
        return new Signed(text, manifest);
    }

    /**
     * Has the manifest of an active package signed anew if its key counts no longer. What it describes is here already.
     *
     * @return whether the master stands by the package
     */
    boolean renew(Digest digest) throws IOException {
        try {
            String text = Files.readString(shelf.active(digest).manifest(), StandardCharsets.US_ASCII);
            if (keys.knowsKeyOf(text)) {
                return true;
            }
            String fresh = master.manifest(digest, Optional.empty());
            if (!keys.openNewManifest(fresh).digest().equals(digest)) {
                throw new IOException("the manifest describes another package than " + digest);
            }
            shelf.write(shelf.active(digest).manifest(), fresh.getBytes(StandardCharsets.US_ASCII));
            return true;
        } catch (NoSuchFileException e) {
            LOG.log(Level.DEBUG, "{0} went meanwhile", digest);
            return true;
        } catch (Gone e) {
            return false;
        }
    }

    /**
     * The signed text of a manifest that this node knows, from the master.
     *
     * @throws IOException if the master has it no more, or another one
     */
    String again(Manifest known) throws IOException {
        String text = master.manifest(known.digest(), Optional.empty());
        if (!keys.openNewManifest(text).equals(known)) {
            throw new IOException("the master has another manifest of " + known.digest());
        }
        return text;
    }

    private Optional<String> onDisk(Digest digest) throws IOException {
        try {
            String text = Files.readString(shelf.fetching(digest).manifest(), StandardCharsets.US_ASCII);
            return keys.openManifest(text).digest().equals(digest) ? Optional.of(text) : Optional.empty();
        } catch (NoSuchFileException | SignatureInvalid e) {
            LOG.log(Level.DEBUG, "no manifest yet for {0}", digest);
            return Optional.empty();
        }
    }

    private String fromMaster(Digest digest) throws IOException {
        Optional<SyncFeed.Item> announced = holdings.all().stream()
                .map(Holding::announced)
                .filter(item -> item.packages().containsKey(digest))
                .findFirst();
        if (announced.isEmpty()) {
            holdings.change(holding -> holding.keep(held -> !held.digest().equals(digest)));
            throw new NotCurrent(digest);
        }
        try {
            return master.manifest(digest, similar(announced.get().id()));
        } catch (Gone e) {
            throw new NotCurrent(announced.get().id(), digest);
        }
    }

    /** The manifest of the meeting's newest version that is here. */
    private Optional<Master.KnownManifest> similar(MeetingId meeting) throws IOException {
        Optional<Digest> newest = holdings.find(meeting)
                .flatMap(holding -> holding.held().stream().findFirst())
                .map(Holding.Held::digest);
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(shelf.active(newest.get()).manifest(), StandardCharsets.US_ASCII);
            keys.openManifest(text);
            return Optional.of(new Master.KnownManifest(newest.get(), text));
        } catch (NoSuchFileException | SignatureInvalid e) {
            LOG.log(Level.DEBUG, "no manifest of an earlier version of {0}", meeting);
            return Optional.empty();
        }
    }

    /** A manifest and the text that was signed. */
    record Signed(String text, Manifest manifest) {}
}
