package org.lectern.launcher.verb;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.lectern.content.MeetingId;
import org.lectern.launcher.client.MasterClient;
import org.lectern.launcher.folder.FolderImport;
import org.lectern.launcher.folder.FolderImport.Outcome;
import org.lectern.launcher.folder.MeetingDescription;
import org.lectern.launcher.folder.MeetingFolder;
import org.lectern.launcher.options.Arguments;
import org.lectern.launcher.options.Option;
import org.lectern.launcher.terminal.Refusal;
import org.lectern.launcher.terminal.Sizes;

/** Makes a meeting of a folder, or brings a meeting up to a folder. */
final class Import implements Verb {
    @Override
    public String name() {
        return "import";
    }

    @Override
    public String operands() {
        return "FOLDER";
    }

    @Override
    public int mostWords() {
        return 1;
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.of("title", "TITLE"),
                Option.of("id", "ID"),
                Option.of("starts-at", "TIME"),
                Option.of("ends-at", "TIME"),
                Option.of("time-zone", "ZONE"),
                Option.of("location", "PLACE"),
                Option.flag("prune"),
                Option.of("data", "DIR"),
                Option.of("master", "URL"),
                Option.of("key", "KEY"),
                Option.of("ca", "FILE"));
    }

    @Override
    public int run(Arguments arguments, Desk desk) {
        if (arguments.words().isEmpty()) {
            throw Refusal.misuse("import.which-folder");
        }
        MeetingDescription meeting = description(arguments);
        MeetingFolder folder =
                MeetingFolder.read(Path.of(arguments.words().get(0)).toAbsolutePath());
        MasterClient master = desk.master(arguments);
        Outcome outcome = new FolderImport(master, desk.terminal()).run(folder, meeting, arguments.has("prune"));
        outcome.left().forEach(document -> desk.terminal().note("import.left", document));
        if (!outcome.left().isEmpty()) {
            desk.terminal().note("import.left-hint", outcome.left().size());
        }
        desk.terminal()
                .say(
                        "import.done",
                        meeting.id(),
                        outcome.sent(),
                        outcome.unchanged(),
                        outcome.deleted(),
                        Sizes.of(outcome.bytes()));
        return 0;
    }

    private static MeetingDescription description(Arguments arguments) {
        String title = arguments.value("title").orElseThrow(() -> Refusal.misuse("import.which-title"));
        Optional<ZoneId> zone = arguments.value("time-zone").map(Import::zone);
        ZoneId local = zone.orElse(ZoneId.systemDefault());
        return new MeetingDescription(
                id(arguments, title),
                title,
                arguments.value("starts-at").map(text -> instant("--starts-at", text, local)),
                arguments.value("ends-at").map(text -> instant("--ends-at", text, local)),
                zone.map(ZoneId::getId),
                arguments.value("location"));
    }

    private static MeetingId id(Arguments arguments, String title) {
        try {
            return arguments.value("id").map(MeetingId::new).orElseGet(() -> MeetingDescription.idFor(title));
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse("import.bad-id", arguments.value("id").orElse(""))
                    .because(e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw Refusal.misuse("import.bad-zone", text).because(e);
        }
    }

    /** A time with its offset, or one on the clocks of {@code zone}, as an instant. */
    static String instant(String option, String text, ZoneId zone) {
        String iso = text.strip().replace(' ', 'T');
        try {
            boolean offset = iso.matches(".*T.*([Zz]|[+-]\\d\\d:?\\d\\d)");
            return (offset
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).atZone(zone).toInstant())
                    .toString();
        } catch (DateTimeException e) {
            throw Refusal.misuse("import.bad-time", option, text).because(e);
        }
    }
}
