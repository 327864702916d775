package org.lectern.launcher.folder;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.content.DocumentPath;
import org.lectern.content.FolderPath;
import org.lectern.content.InvalidPath;
import org.lectern.launcher.terminal.Refusal;

/** One walk through a folder tree: every file and folder is taken, passed over or refused by name. */
final class FolderWalk {
    private final List<AgendaFolder> agenda = new ArrayList<>();
    private final List<FolderDocument> documents = new ArrayList<>();
    private final List<SkippedFile> skipped = new ArrayList<>();
    private final Map<String, Path> taken = new HashMap<>();

    MeetingFolder walk(Path folder) {
        enter(folder, "");
        agenda.sort(Comparator.comparing(item -> new DocumentPath(item.path().value()), DocumentPath.NATURAL));
        documents.sort(Comparator.comparing(FolderDocument::path, DocumentPath.NATURAL));
        skipped.sort(Comparator.comparing(SkippedFile::path));
        return new MeetingFolder(agenda, documents, skipped);
    }

    private void enter(Path folder, String prefix) {
        for (Path child : children(folder)) {
            String name = Normalizer.normalize(String.valueOf(child.getFileName()), Normalizer.Form.NFC);
            Optional<String> reason = SkippedFile.reason(name);
            if (reason.isPresent()) {
                skipped.add(new SkippedFile(prefix + name, reason.get()));
            } else if (Files.isDirectory(child)) {
                DocumentPath path = take(child, prefix + name);
                agenda.add(new AgendaFolder(new FolderPath(path.value()), MeetingFolder.title(name)));
                enter(child, path.value() + "/");
            } else if (Files.isRegularFile(child)) {
                documents.add(new FolderDocument(child, take(child, prefix + name), size(child)));
            } else {
                skipped.add(new SkippedFile(prefix + name, "import.skip-special"));
            }
        }
    }

    private DocumentPath take(Path file, String name) {
        try {
            DocumentPath path = DocumentPath.parse(name);
            Path twin = taken.put(path.collisionKey(), file);
            if (twin != null) {
                throw Refusal.of("import.twins", twin, file);
            }
            return path;
        } catch (InvalidPath e) {
            throw Refusal.of("import.bad-name", file, e.reason()).because(e);
        }
    }

    private static long size(Path file) {
        try {
            if (Files.isReadable(file)) {
                return Files.size(file);
            }
        } catch (IOException e) {
            throw Refusal.of("import.unreadable", file).because(e);
        }
        throw Refusal.of("import.unreadable", file);
    }

    private static List<Path> children(Path folder) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            found.forEach(children::add);
        } catch (IOException | DirectoryIteratorException e) {
            throw Refusal.of("import.unreadable", folder).because(e);
        }
        return children;
    }
}
