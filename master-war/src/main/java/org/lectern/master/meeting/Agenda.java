package org.lectern.master.meeting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.content.DocumentPath;
import org.lectern.content.FolderPath;
import org.lectern.content.InvalidPath;
import org.lectern.master.meeting.MeetingFields.AgendaField;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;

/** An agenda in its making: folders in order, each with a title, no two alike on any file system. */
final class Agenda {
    private final List<Line> lines = new ArrayList<>();

    /**
     * A line of an agenda.
     *
     * @param path of its documents' folder
     */
    record Line(FolderPath path, String title) {}

    /** Takes over the items of a meeting. */
    static Agenda of(List<AgendaItem> items) {
        Agenda agenda = new Agenda();
        items.forEach(item -> agenda.lines.add(new Line(item.path(), item.title())));
        return agenda;
    }

    /**
     * Reads what a client sent.
     *
     * @throws Refusal that names the item at fault
     */
    static Agenda parse(List<AgendaField> fields) {
        Agenda agenda = new Agenda();
        for (int i = 0; i < fields.size(); i++) {
            AgendaField field = fields.get(i);
            String name = "agenda[" + i + "]";
            if (field == null) {
                throw Refusal.ofField(name, "An agenda item is an object with path and title.");
            }
            try {
                FolderPath path =
                        FolderPath.parse(Optional.ofNullable(field.path()).orElse(""));
                String title = MeetingFields.text(name + ".title", field.title());
                agenda.refuseCollision(path, name + ".path");
                agenda.lines.add(new Line(path, title == null || title.isEmpty() ? titleOf(path) : title));
            } catch (InvalidPath e) {
                throw Refusal.ofField(name + ".path", String.valueOf(e.getMessage()));
            }
        }
        return agenda;
    }

    /** Makes room for a document: each of its folders becomes an item, in natural order. */
    void admit(DocumentPath document) {
        List<String> segments = document.segments();
        for (int depth = 1; depth < segments.size(); depth++) {
            FolderPath folder = FolderPath.parse(String.join("/", segments.subList(0, depth)));
            refuseCollision(folder, "path");
            if (lines.stream().noneMatch(line -> line.path().equals(folder))) {
                lines.add(placeFor(folder), new Line(folder, titleOf(folder)));
            }
        }
    }

    /**
     * Holds the agenda to the documents that the meeting has.
     *
     * @throws Refusal if a document's folder is missing
     */
    void cover(List<DocumentPath> documents) {
        Map<String, Line> byPath = new HashMap<>();
        lines.forEach(line -> byPath.put(line.path().value(), line));
        for (DocumentPath document : documents) {
            document.folder().filter(folder -> !byPath.containsKey(folder)).ifPresent(folder -> {
                throw new Refusal(
                        ErrorCode.AGENDA_ITEM_IN_USE,
                        "The agenda item \"" + folder + "\" has documents: delete them first, or keep the item.");
            });
        }
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    /** The natural place: among the folders beside it, right below its parent wherever that stands. */
    private int placeFor(FolderPath folder) {
        int slash = folder.value().lastIndexOf('/');
        String parent = slash < 0 ? "" : folder.value().substring(0, slash);
        int place = paths().indexOf(parent) + 1;
        while (place < lines.size()
                && (parent.isEmpty() || lines.get(place).path().value().startsWith(parent + "/"))
                && order(lines.get(place).path(), folder) < 0) {
            place++;
        }
        return place;
    }

    private List<String> paths() {
        return lines.stream().map(line -> line.path().value()).toList();
    }

    /** Folders in the order of a document each. */
    private static int order(FolderPath one, FolderPath other) {
        return DocumentPath.NATURAL.compare(new DocumentPath(one.value()), new DocumentPath(other.value()));
    }

    private void refuseCollision(FolderPath path, String field) {
        for (Line line : lines) {
            boolean twice = line.path().equals(path) && field.startsWith("agenda");
            if (twice || spellsDifferently(line.path(), path)) {
                throw Refusal.ofField(
                        field,
                        "The folder \"" + path + "\" collides with \"" + line.path()
                                + "\": two folders cannot differ only in case or Unicode form.");
            }
        }
    }

    /** Whether some file system would take a folder on one path for a folder on the other. */
    private static boolean spellsDifferently(FolderPath one, FolderPath other) {
        List<String> these = one.segments();
        List<String> those = other.segments();
        for (int depth = 0; depth < Math.min(these.size(), those.size()); depth++) {
            if (!these.get(depth).equals(those.get(depth))) {
                return top(these, depth).collisionKey().equals(top(those, depth).collisionKey());
            }
        }
        return false;
    }

    private static FolderPath top(List<String> segments, int depth) {
        return new FolderPath(String.join("/", segments.subList(0, depth + 1)));
    }

    private static String titleOf(FolderPath path) {
        List<String> segments = path.segments();
        String name = segments.get(segments.size() - 1);
        String title = name.replaceFirst("^[0-9]+([.．][0-9]+)*[.．、):]?\\s*", "");
        return title.isEmpty() ? name : title;
    }
}
