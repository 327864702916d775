package org.lectern.launcher.folder;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lectern.content.Digest;
import org.lectern.launcher.client.MasterClient;
import org.lectern.launcher.client.MasterClient.Answer;
import org.lectern.launcher.terminal.ProgressBar;
import org.lectern.launcher.terminal.Refusal;
import org.lectern.launcher.terminal.Sizes;
import org.lectern.launcher.terminal.Terminal;

/**
 * Makes a meeting of a folder. Doing it again sends only what changed, because a document with the same digest is
 * left alone.
 */
public final class FolderImport {
    private static final int PAGE = 500;

    private final MasterClient master;
    private final Terminal terminal;

    /** An import into {@code master}. */
    public FolderImport(MasterClient master, Terminal terminal) {
        this.master = master;
        this.terminal = terminal;
    }

    /**
     * How an import went.
     *
     * @param sent documents that were new or changed
     * @param unchanged documents that were there already
     * @param left documents of the meeting that the folder lacks
     * @param deleted those of them that were deleted
     * @param bytes how many were sent
     */
    public record Outcome(int sent, int unchanged, List<String> left, int deleted, long bytes) {}

    /**
     * Brings the meeting to what the folder holds.
     *
     * @param prune whether documents that the folder lacks are deleted
     * @throws Refusal naming the file that the master did not take
     */
    public Outcome run(MeetingFolder folder, MeetingDescription meeting, boolean prune) {
        folder.skipped().forEach(file -> terminal.note(file.reason(), file.path()));
        String path = "/meetings/" + meeting.id();
        Answer known = master.get(path);
        if (!known.isFine() && known.status() != 404) {
            throw Refusal.of("master.refused", "GET " + path, known.status(), MasterClient.reason(known));
        }
        Map<String, String> present = known.isFine() ? documents(path) : Map.of();
        List<String> left = missing(folder, present);
        if (prune) {
            left.forEach(document -> master.delete(path + "/documents/" + MasterClient.encoded(document)));
        }
        JsonObject body =
                meeting.body(known.isFine() ? known.body() : JsonObject.EMPTY_JSON_OBJECT, folder.agenda(), !prune);
        Map<String, String> condition = new LinkedHashMap<>();
        if (!prune) {
            known.tag().filter(tag -> known.isFine()).ifPresent(tag -> condition.put("If-Match", tag));
        }
        master.put(path, body, condition);
        return upload(path, folder, present, prune ? List.of() : left, prune ? left.size() : 0);
    }

    private Outcome upload(
            String path, MeetingFolder folder, Map<String, String> present, List<String> left, int deleted) {
        ProgressBar bar = new ProgressBar(terminal, Clock.systemUTC(), folder.size());
        int sent = 0;
        long bytes = 0;
        try {
            for (FolderDocument document : folder.documents()) {
                Digest digest = digest(document.file());
                if (digest.toString().equals(present.get(document.path().value()))) {
                    bar.add(document.size());
                    continue;
                }
                send(path, document, digest, bar);
                bar.file(terminal.words().say("import.sent", document.path(), Sizes.of(document.size())));
                sent++;
                bytes += document.size();
            }
        } finally {
            bar.close();
        }
        return new Outcome(sent, folder.documents().size() - sent, left, deleted, bytes);
    }

    private void send(String path, FolderDocument document, Digest digest, ProgressBar bar) {
        String base64 = Base64.getEncoder().encodeToString(digest.bytes());
        BodyPublisher bytes = CountedFile.of(document.file(), bar);
        Answer answer = master.put(
                path + "/documents/" + MasterClient.encoded(document.path().value()),
                bytes,
                Map.of("Repr-Digest", "sha-256=:" + base64 + ":"));
        if (!answer.isFine()) {
            throw Refusal.of("import.refused", document.file(), answer.status(), MasterClient.reason(answer));
        }
    }

    /** The documents that the meeting has, with their digests. */
    private Map<String, String> documents(String path) {
        Map<String, String> all = new LinkedHashMap<>();
        String after = "";
        do {
            JsonObject page = master.require(path + "/documents?limit=" + PAGE + after);
            for (JsonObject document : page.getJsonArray("items").getValuesAs(JsonObject.class)) {
                all.put(document.getString("path"), document.getString("digest"));
            }
            String next = page.getString("next", "");
            after = next.isEmpty() ? "" : "&after=" + MasterClient.encoded(next).replace("/", "%2F");
        } while (!after.isEmpty());
        return all;
    }

    private static List<String> missing(MeetingFolder folder, Map<String, String> present) {
        List<String> missing = new ArrayList<>(present.keySet());
        folder.documents().forEach(document -> missing.remove(document.path().value()));
        return missing;
    }

    private static Digest digest(Path file) {
        try {
            return CountedFile.digest(file);
        } catch (IOException e) {
            throw Refusal.of("import.unreadable", file).because(e);
        }
    }
}
