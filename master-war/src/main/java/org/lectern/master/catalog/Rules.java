package org.lectern.master.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lectern.content.Digest;
import org.lectern.content.FolderPath;
import org.lectern.master.access.Groups;
import org.lectern.protocol.MeetingSheet;

/**
 * Who may see what of one version, as it was published.
 *
 * @param rules those that hide something that is there
 */
public record Rules(List<Rule> rules) {
    /** Everybody sees everything. */
    static final Rules NONE = new Rules(List.of());

    public Rules {
        rules = List.copyOf(rules);
    }

    /**
     * Only those in one of {@code groups} see what is at {@code path}, and below it.
     *
     * @param path of an agenda item or a document
     */
    public record Rule(String path, List<String> groups) {
        public Rule {
            groups = List.copyOf(groups);
        }

        private boolean covers(String other) {
            return (key(other) + "/").startsWith(key(path) + "/");
        }
    }

    /** What somebody sees of the version, and how the edition for all who see just that is called. */
    record Sight(String edition, List<Rule> hiding) {
        Sight {
            hiding = List.copyOf(hiding);
        }

        /** All there is. */
        static Sight ofAll(String edition) {
            return new Sight(edition, List.of());
        }

        boolean isFull() {
            return hiding.isEmpty();
        }

        boolean sees(String path) {
            return hiding.stream().noneMatch(rule -> rule.covers(path));
        }

        /** Only what can be seen. */
        MeetingSheet of(MeetingSheet sheet) {
            return new MeetingSheet(
                    sheet.id(),
                    sheet.title(),
                    sheet.startsAt(),
                    sheet.endsAt(),
                    sheet.timeZone(),
                    sheet.location(),
                    sheet.agenda().stream().filter(item -> sees(item.path())).toList(),
                    sheet.documents().stream()
                            .filter(document -> sees(document.path()))
                            .toList());
        }
    }

    /** The same without those that hide nothing of {@code sheet}. */
    Rules thatMatterTo(MeetingSheet sheet) {
        return new Rules(rules.stream()
                .filter(rule -> sheet.agenda().stream().anyMatch(item -> rule.covers(item.path()))
                        || sheet.documents().stream().anyMatch(document -> rule.covers(document.path())))
                .toList());
    }

    /** What somebody who belongs to {@code groups} sees. */
    Sight of(Groups groups) {
        List<Rule> met = new ArrayList<>();
        List<Rule> hiding = new ArrayList<>();
        rules.forEach(rule -> (groups.meet(rule.groups()) ? met : hiding).add(rule));
        return new Sight(hiding.isEmpty() ? PublishedPackage.FULL : name(met, hiding), hiding);
    }

    /**
     * Named after what it shows and others do not, so that it is called the same in every version, and for all who see
     * the same: a rule below what is hidden shows nothing, whether met or not.
     */
    private static String name(List<Rule> met, List<Rule> hiding) {
        String shown = met.stream()
                .filter(rule -> hiding.stream().noneMatch(above -> above.covers(rule.path())))
                .map(rule -> key(rule.path()))
                .sorted()
                .collect(Collectors.joining("\n"));
        return "e-" + Digest.of(shown.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 32);
    }

    private static String key(String path) {
        return new FolderPath(path).collisionKey();
    }
}
