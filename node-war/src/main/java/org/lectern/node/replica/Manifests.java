package org.lectern.node.replica;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.node.hub.Master;
import org.lectern.node.replica.shelf.Shelf;
import org.lectern.protocol.SyncFeed;
import org.lectern.protocol.SyncMeeting;
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
                .filter(item -> item.digest().equals(digest))
                .findFirst();
        if (announced.isEmpty()) {
            holdings.change(holding -> holding.keep(held -> !held.digest().equals(digest)));
            throw new NotCurrent(digest);
        }
        SyncMeeting meeting = master.meeting(announced.get().id());
        if (!meeting.digest().equals(digest)) {
            throw new NotCurrent(announced.get().id(), digest);
        }
        return meeting.manifest();
    }

    /** A manifest and the text that was signed. */
    record Signed(String text, Manifest manifest) {}
}
