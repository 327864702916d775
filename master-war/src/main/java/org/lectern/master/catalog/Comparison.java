package org.lectern.master.catalog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;
import org.lectern.content.Entry;
import org.lectern.content.Manifest;
import org.lectern.protocol.MeetingSheet;
import org.lectern.protocol.MeetingSheet.DocumentEntry;

/**
 * Finds what a version changed. Costs the documents and chunks of both versions, in memory, and reads no content.
 */
final class Comparison {
    private final Manifest now;
    private final MeetingSheet sheet;
    private final Map<String, DocumentEntry> before = new LinkedHashMap<>();
    private final Map<Digest, Deque<String>> gone = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<Changes.Change> changed = new ArrayList<>();
    private int unchanged;

    private Comparison(Manifest now, MeetingSheet sheet, List<DocumentEntry> before) {
        this.now = now;
        this.sheet = sheet;
        before.forEach(document -> this.before.put(document.path(), document));
        Set<String> paths = sheet.documents().stream().map(DocumentEntry::path).collect(Collectors.toSet());
        before.stream()
                .filter(document -> !paths.contains(document.path()))
                .forEach(document -> gone.computeIfAbsent(document.digest(), digest -> new ArrayDeque<>())
                        .add(document.path()));
    }

    /**
     * The version before.
     *
     * @param chunks of its package
     */
    record Earlier(int version, MeetingSheet sheet, List<Chunk> chunks) {}

    /** What the version that {@code now} and {@code sheet} describe changed. */
    static Changes of(Manifest now, MeetingSheet sheet, Optional<Earlier> earlier) {
        Set<Digest> known = earlier.map(Earlier::chunks).orElse(List.of()).stream()
                .map(Chunk::digest)
                .collect(Collectors.toCollection(HashSet::new));
        List<DocumentEntry> before =
                earlier.map(version -> version.sheet().documents()).orElse(List.of());
        Comparison comparison = new Comparison(now, sheet, before);
        return comparison.run(earlier.map(Earlier::version), known);
    }

    private Changes run(Optional<Integer> since, Set<Digest> known) {
        List<Chunk> fresh = now.chunks().stream()
                .filter(chunk -> !known.contains(chunk.digest()))
                .toList();
        Map<String, Long> travels = travels(fresh);
        for (DocumentEntry document : sheet.documents()) {
            compare(document, travels.getOrDefault(document.path(), 0L));
        }
        gone.values().forEach(paths -> paths.forEach(path -> note("removed", path, Optional.empty(), 0, 0)));
        return new Changes(
                since,
                counts.getOrDefault("added", 0),
                counts.getOrDefault("replaced", 0),
                counts.getOrDefault("renamed", 0),
                counts.getOrDefault("removed", 0),
                unchanged,
                fresh.stream().mapToLong(Chunk::length).sum(),
                Optional.of(changed));
    }

    private void compare(DocumentEntry document, long travels) {
        Optional<DocumentEntry> same = Optional.ofNullable(before.get(document.path()));
        if (same.isPresent() && same.get().digest().equals(document.digest())) {
            unchanged++;
        } else if (same.isPresent()) {
            note("replaced", document.path(), Optional.empty(), document.size(), travels);
        } else {
            Optional<String> from =
                    Optional.ofNullable(gone.get(document.digest())).map(Deque::poll);
            note(from.isPresent() ? "renamed" : "added", document.path(), from, document.size(), travels);
        }
    }

    private void note(String kind, String path, Optional<String> from, long size, long travels) {
        counts.merge(kind, 1, Integer::sum);
        if (changed.size() < Changes.MOST_DOCUMENTS) {
            changed.add(new Changes.Change(kind, item(path), path, from, size, travels));
        }
    }

    private Optional<Integer> item(String path) {
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        for (int i = 0; i < sheet.agenda().size(); i++) {
            if (sheet.agenda().get(i).path().equals(folder)) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }

    /** How many bytes of each entry, with the header in front of it, are fresh. */
    private Map<String, Long> travels(List<Chunk> fresh) {
        TreeMap<Long, String> ends = new TreeMap<>();
        for (Entry entry : now.entries()) {
            ends.put(entry.end(), entry.path());
        }
        Map<String, Long> travels = new HashMap<>();
        for (Chunk chunk : fresh) {
            Map.Entry<Long, String> entry = ends.higherEntry(chunk.offset());
            if (entry != null) {
                travels.merge(entry.getValue(), (long) chunk.length(), Long::sum);
            }
        }
        return travels;
    }
}
