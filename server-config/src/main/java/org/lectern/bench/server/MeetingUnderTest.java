package org.lectern.bench.server;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.lectern.content.Digest;
import org.lectern.launcher.client.Json;
import org.lectern.launcher.client.MasterClient;
import org.lectern.launcher.instance.Pause;

/** A meeting at a master, as a secretary handles it. */
public final class MeetingUnderTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(20);

    private final MasterClient master;
    private final String path;

    private MeetingUnderTest(MasterClient master, String path) {
        this.master = master;
        this.path = path;
    }

    /** A meeting without documents. */
    public static MeetingUnderTest create(MasterClient master, String id) {
        MeetingUnderTest meeting = new MeetingUnderTest(master, "/meetings/" + id);
        master.put(meeting.path, Json.object("{\"title\":\"Benchmark\",\"time_zone\":\"Asia/Shanghai\"}"), Map.of());
        return meeting;
    }

    /** Where it is, below {@code /api/v1}. */
    public String path() {
        return path;
    }

    /** Uploads files of a folder. */
    public void put(Path from, List<String> names) {
        for (String name : names) {
            try {
                put(name, BodyPublishers.ofFile(from.resolve(name)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Uploads a document. */
    public void put(String name, byte[] bytes) {
        put(name, BodyPublishers.ofByteArray(bytes));
    }

    private void put(String name, BodyPublisher bytes) {
        MasterClient.Answer answer = master.put(path + "/documents/" + name, bytes, Map.of());
        if (!answer.isFine()) {
            throw new IllegalStateException(answer.status() + " " + MasterClient.reason(answer));
        }
    }

    /** Deletes documents. */
    public void remove(List<String> names) {
        names.forEach(name -> master.delete(path + "/documents/" + name));
    }

    /** Publishes. */
    public Published publish() {
        JsonObject answer = master.post(path + "/publish");
        return new Published(
                Digest.parse(answer.getString("digest")),
                answer.getJsonNumber("size").longValue(),
                System.nanoTime());
    }

    /**
     * A version.
     *
     * @param at when the master had answered, as {@link System#nanoTime}
     */
    public record Published(Digest digest, long size, long at) {}

    /** Waits until so many nodes hold the version; answers how many seconds after its publishing that was. */
    public double await(Published version, int nodes) {
        while (holders(version) < nodes) {
            if (System.nanoTime() - version.at() > PATIENCE.toNanos() || !Pause.of(POLL)) {
                throw new IllegalStateException("not all nodes hold " + version.digest());
            }
        }
        return (System.nanoTime() - version.at()) / 1e9;
    }

    private int holders(Published version) {
        JsonObject summary = master.require(path + "/replicas/summary");
        boolean current = summary.getString("digest").equals(version.digest().toString());
        return current ? summary.getJsonObject("nodes").getInt("holding") : 0;
    }
}
