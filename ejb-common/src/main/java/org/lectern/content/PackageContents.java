package org.lectern.content;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that one package is made of.
 *
 * @param meeting the meeting
 * @param version which version of the meeting, from 1
 * @param edition for which participants: 1 to 64 of {@code a-z 0-9 -}
 * @param published when the version was frozen
 * @param facts what the package's page says about the meeting
 * @param agenda the agenda items in their order
 * @param documents the documents in their order, each with a path of its own on every file system
 */
public record PackageContents(
        MeetingId meeting,
        int version,
        String edition,
        Instant published,
        MeetingFacts facts,
        List<PackageAgendaItem> agenda,
        List<PackageDocument> documents) {
    public PackageContents {
        Manifest.checkVersion(version, edition);
        agenda = List.copyOf(agenda);
        documents = List.copyOf(documents);
        checkCollisions(documents);
    }

    private static void checkCollisions(List<PackageDocument> documents) {
        Map<String, DocumentPath> taken = new HashMap<>();
        for (PackageDocument document : documents) {
            DocumentPath other = taken.put(document.path().collisionKey(), document.path());
            if (other != null) {
                throw new InvalidPath(
                        document.path().value(), "it collides with \"" + other + "\"; rename one of them");
            }
        }
        for (PackageDocument document : documents) {
            String folder = document.path().collisionKey();
            for (int slash = folder.lastIndexOf('/'); slash > 0; slash = folder.lastIndexOf('/')) {
                folder = folder.substring(0, slash);
                DocumentPath other = taken.get(folder);
                if (other != null) {
                    throw new InvalidPath(
                            document.path().value(), "its folder collides with \"" + other + "\"; rename one of them");
                }
            }
        }
    }
}
