package org.lectern.master.catalog;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.content.FolderPath;
import org.lectern.content.MeetingFacts;
import org.lectern.content.PackageAgendaItem;
import org.lectern.master.access.Groups;
import org.lectern.master.meeting.AgendaItem;
import org.lectern.master.meeting.Document;
import org.lectern.master.meeting.Meeting;
import org.lectern.protocol.MeetingSheet;

/**
 * What is to be frozen, as it was at one moment.
 *
 * @param version the number of the new version
 * @param documents in the order of the package: by agenda item, then in natural order of their paths
 * @param earlier the version before
 * @param rules who may see what of it
 * @param readers the groups of the participants, each combination once
 */
record FreezePlan(
        Meeting meeting,
        int version,
        Instant published,
        List<Document> documents,
        Optional<PublishedPackage> earlier,
        Rules rules,
        List<Groups> readers) {
    FreezePlan {
        List<FolderPath> folders =
                meeting.agenda().stream().map(AgendaItem::path).toList();
        documents = documents.stream()
                .sorted(Comparator.comparingInt((Document document) -> place(folders, document))
                        .thenComparing(Document::path, org.lectern.content.DocumentPath.NATURAL))
                .toList();
    }

    /** The deepest item that holds the document; documents of no item come first. */
    private static int place(List<FolderPath> folders, Document document) {
        return document.path()
                .folder()
                .map(folder -> folders.indexOf(new FolderPath(folder)))
                .orElse(-1);
    }

    /** Those that hide something. */
    Rules rulesThatMatter() {
        return rules.thatMatterTo(sheet());
    }

    /** What the readers see who do not see everything, each distinct sight once. */
    Collection<Rules.Sight> sights() {
        Rules matter = rulesThatMatter();
        Map<String, Rules.Sight> sights = new LinkedHashMap<>();
        readers.stream()
                .map(matter::of)
                .filter(sight -> !sight.isFull())
                .forEach(sight -> sights.put(sight.edition(), sight));
        return sights.values();
    }

    MeetingFacts facts() {
        return new MeetingFacts(
                meeting.title(), meeting.startsAt(), meeting.endsAt(), meeting.timeZone(), meeting.location());
    }

    List<PackageAgendaItem> agenda() {
        return meeting.agenda().stream()
                .map(item -> new PackageAgendaItem(item.path(), item.title()))
                .toList();
    }

    MeetingSheet sheet() {
        return new MeetingSheet(
                meeting.id(),
                meeting.title(),
                meeting.startsAt(),
                meeting.endsAt(),
                meeting.timeZone().getId(),
                meeting.location(),
                meeting.agenda().stream()
                        .map(item -> new MeetingSheet.AgendaEntry(item.path().value(), item.title()))
                        .toList(),
                documents.stream().map(FreezePlan::entry).toList());
    }

    private static MeetingSheet.DocumentEntry entry(Document document) {
        return new MeetingSheet.DocumentEntry(
                document.path().value(),
                document.content().size(),
                document.content().digest(),
                document.content().mediaType());
    }
}
