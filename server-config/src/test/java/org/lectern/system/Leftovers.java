package org.lectern.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.content.Digest;
import org.lectern.launcher.cluster.Member;
import org.lectern.store.LocalContentStore;

/** What lies in a master's content folder since a test began, and what of it somebody needs. */
final class Leftovers {
    private final Path content;
    private final MeetingDay day;
    private final Set<Path> before;
    private final Set<Digest> needed = new HashSet<>();

    /** From now on nothing but {@code day} changes. */
    Leftovers(Member master, MeetingDay day) throws IOException {
        this.content = master.data().resolve("content");
        this.day = day;
        this.before = files();
    }

    /** The documents, the package and the manifest of the current version are needed. */
    void need() {
        JsonObject current = day.master().require("/sync/meetings/" + day.id());
        needed.add(Digest.parse(current.getString("digest")));
        needed.add(Digest.of(current.getString("manifest").getBytes(StandardCharsets.US_ASCII)));
        day.data().getJsonArray("documents").getValuesAs(JsonObject.class).stream()
                .map(document -> Digest.parse(document.getString("digest")))
                .forEach(needed::add);
    }

    /** Fails unless a sweep two days from now leaves, of what is new, only what is needed and all of that. */
    void check() throws IOException {
        Set<String> old = names(before);
        new LocalContentStore(content)
                .sweep(
                        Instant.now().plus(Duration.ofDays(2)),
                        Duration.ofDays(1),
                        digest -> needed.contains(digest) || old.contains(digest.hex()));
        Set<Path> now = files();
        assertThat(names(now)).containsAll(needed.stream().map(Digest::hex).toList());
        now.removeAll(before);
        assertThat(names(now)).isSubsetOf(needed.stream().map(Digest::hex).toList());
    }

    private Set<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(content)) {
            return all.filter(Files::isRegularFile).collect(Collectors.toCollection(HashSet::new));
        }
    }

    private static Set<String> names(Set<Path> files) {
        return files.stream().map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
    }
}
