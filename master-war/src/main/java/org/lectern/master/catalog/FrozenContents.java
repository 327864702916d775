package org.lectern.master.catalog;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.time.ZoneId;
import org.lectern.content.DeclaredContent;
import org.lectern.content.Digest;
import org.lectern.content.DocumentPath;
import org.lectern.content.Entry;
import org.lectern.content.FolderPath;
import org.lectern.content.Manifest;
import org.lectern.content.MeetingFacts;
import org.lectern.content.PackageAgendaItem;
import org.lectern.content.PackageContents;
import org.lectern.content.PackageDocument;
import org.lectern.protocol.MeetingSheet;
import org.lectern.store.ContentStore;

/** What a version holds that was frozen before, to be written again: the same, or what a sight shows of it. */
final class FrozenContents {
    private final ContentStore store;

    /** Documents come out of {@code store}. */
    FrozenContents(ContentStore store) {
        this.store = store;
    }

    /**
     * The contents of a version.
     *
     * @param sheet what {@code manifest} does not tell of the meeting
     */
    PackageContents of(Manifest manifest, MeetingSheet sheet, Rules.Sight sight) {
        MeetingSheet seen = sight.of(sheet);
        return new PackageContents(
                manifest.meeting(),
                manifest.version(),
                sight.edition(),
                manifest.published(),
                facts(seen),
                seen.agenda().stream()
                        .map(item -> new PackageAgendaItem(new FolderPath(item.path()), item.title()))
                        .toList(),
                manifest.documents().stream()
                        .filter(entry -> sight.sees(entry.path()))
                        .map(entry -> new PackageDocument(new DocumentPath(entry.path()), declared(entry)))
                        .toList());
    }

    private static MeetingFacts facts(MeetingSheet sheet) {
        return new MeetingFacts(
                sheet.title(), sheet.startsAt(), sheet.endsAt(), ZoneId.of(sheet.timeZone()), sheet.location());
    }

    private DeclaredContent declared(Entry entry) {
        return new DeclaredContent(
                entry.mediaType(),
                entry.modified(),
                entry.size(),
                entry.crc32(),
                entry.digest(),
                () -> open(entry.digest()));
    }

    /**
     * Opens a document.
     *
     * @throws FileNotFoundException if the store lost it
     */
    InputStream open(Digest digest) throws IOException {
        return Channels.newInputStream(store.find(digest)
                .orElseThrow(() -> new FileNotFoundException("the content store lost " + digest))
                .open());
    }
}
