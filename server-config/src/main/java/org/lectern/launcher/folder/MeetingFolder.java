package org.lectern.launcher.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.lectern.launcher.terminal.Refusal;

/**
 * A folder tree read as a meeting: subfolders are agenda items, files are documents, both in the order that people
 * expect (2 before 10).
 *
 * @param agenda every folder, each before the folders in it
 * @param documents every file
 * @param skipped what was passed over
 */
public record MeetingFolder(List<AgendaFolder> agenda, List<FolderDocument> documents, List<SkippedFile> skipped) {
    /** A number like 3, 3.1 or 03, and what parts it from the name; the 2 of 2nd is none. */
    private static final Pattern NUMBER =
            Pattern.compile("^\\d++([.．]\\d++)*+([.．、)）:_-]\\s*+|\\s++|(?=[^\\x00-\\x7F]))(?=\\S)");

    public MeetingFolder {
        agenda = List.copyOf(agenda);
        documents = List.copyOf(documents);
        skipped = List.copyOf(skipped);
    }

    /**
     * Reads the tree below {@code folder}.
     *
     * @throws Refusal naming the file that cannot be read or whose name cannot stand in a package
     */
    public static MeetingFolder read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw Refusal.of("import.no-folder", folder);
        }
        return new FolderWalk().walk(folder);
    }

    /** How many bytes all documents have. */
    public long size() {
        return documents.stream().mapToLong(FolderDocument::size).sum();
    }

    /** A folder's name without the number that orders it: {@code 02. Finance} is {@code Finance}. */
    static String title(String name) {
        return NUMBER.matcher(name).replaceFirst("");
    }
}
