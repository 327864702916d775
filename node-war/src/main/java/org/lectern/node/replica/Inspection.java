package org.lectern.node.replica;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.lectern.content.Digest;
import org.lectern.node.replica.ActivePackages.ActivePackage;
import org.lectern.node.replica.scrub.Subject;
import org.lectern.node.replica.shelf.Shelf;
import org.lectern.ticket.SignatureInvalid;

/** What is looked at for damage, in which order; and the manifests, of which the master has another copy. */
final class Inspection {
    private static final System.Logger LOG = System.getLogger(Inspection.class.getName());

    private final Shelf shelf;
    private final Holdings holdings;
    private final ActivePackages active;
    private final Manifests manifests;
    private final KeyRing keys;
    private final Clock clock;

    Inspection(Shelf shelf, Holdings holdings, ActivePackages active, Manifests manifests, KeyRing keys, Clock clock) {
        this.shelf = shelf;
        this.keys = keys;
        this.holdings = holdings;
        this.active = active;
        this.manifests = manifests;
        this.clock = clock;
    }

    /** All active packages, superseded ones too, the one that is needed soonest first. */
    List<Subject> subjects() {
        Map<Digest, Urgency> urgencies = holdings.urgencies(clock.instant());
        return active.digests().stream()
                .sorted(Comparator.comparing(digest -> urgencies.getOrDefault(digest, Urgency.NONE)))
                .flatMap(digest -> active.find(digest).stream())
                .map(held -> new Subject(held.content(), () -> checkManifest(held)))
                .toList();
    }

    private void checkManifest(ActivePackage held) throws IOException {
        if (isWhole(held)) {
            return;
        }
        Digest digest = held.manifest().digest();
        LOG.log(Level.WARNING, "The manifest of {0} was damaged; it is fetched again", digest);
        String text = manifests.again(held.manifest());
        shelf.write(held.folder().manifest(), text.getBytes(StandardCharsets.US_ASCII));
    }

    private boolean isWhole(ActivePackage held) throws IOException {
        try {
            String text = Files.readString(held.folder().manifest(), StandardCharsets.ISO_8859_1);
            return keys.openManifest(text).equals(held.manifest());
        } catch (NoSuchFileException | SignatureInvalid e) {
            return false;
        }
    }
}
