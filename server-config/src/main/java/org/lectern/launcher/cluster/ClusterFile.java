package org.lectern.launcher.cluster;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.lectern.launcher.client.Json;
import org.lectern.launcher.instance.PrivateFile;
import org.lectern.launcher.terminal.Refusal;

/**
 * {@code cluster.json}: what runs in a data folder, for people, tests and benchmarks. Only its owner may read it,
 * because the keys are in it.
 *
 * @param file where it lies
 */
record ClusterFile(Path file) {
    private static final JsonProvider JSON = Json.provider();

    static ClusterFile in(Path data) {
        return new ClusterFile(data.resolve("cluster.json"));
    }

    /** The data folder of the cluster. */
    Path folder() {
        return file.resolveSibling("");
    }

    /** What the file says, empty when there is none. */
    Optional<ClusterState> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(Json.object(Files.readString(file))));
        } catch (JsonException | NullPointerException | ClassCastException | IllegalArgumentException e) {
            throw Refusal.of("cluster.file-broken", file).because(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the file as a whole. */
    void write(ClusterState state) {
        PrivateFile.write(file, Json.pretty(json(state)));
    }

    private static ClusterState parse(JsonObject json) {
        Member master = member(Member.MASTER, json.getJsonObject("master"), "admin_key");
        List<Member> nodes = json.getJsonArray("nodes").getValuesAs(JsonObject.class).stream()
                .map(node -> member(node.getString("id"), node, "key"))
                .toList();
        return new ClusterState(
                json.getString("state"),
                master,
                nodes,
                Optional.ofNullable(json.getJsonObject("database")).map(ClusterFile::database));
    }

    private static Member member(String id, JsonObject json, String key) {
        return new Member(
                id, URI.create(json.getString("url")), pid(json), Path.of(json.getString("data")), json.getString(key));
    }

    private static DatabaseMember database(JsonObject json) {
        return new DatabaseMember(json.getString("url"), pid(json), Path.of(json.getString("data")));
    }

    private static OptionalLong pid(JsonObject json) {
        return json.containsKey("pid")
                ? OptionalLong.of(json.getJsonNumber("pid").longValueExact())
                : OptionalLong.empty();
    }

    private static JsonObject json(ClusterState state) {
        var nodes = JSON.createArrayBuilder();
        for (Member node : state.nodes()) {
            nodes.add(entry(JSON.createObjectBuilder().add("id", node.id()), node, "key"));
        }
        JsonObjectBuilder all = JSON.createObjectBuilder()
                .add("state", state.phase())
                .add("master", entry(JSON.createObjectBuilder(), state.master(), "admin_key"))
                .add("nodes", nodes);
        state.database().ifPresent(database -> all.add("database", entry(database)));
        return all.build();
    }

    private static JsonObjectBuilder entry(JsonObjectBuilder entry, Member member, String key) {
        entry.add("url", member.url().toString());
        member.pid().ifPresent(pid -> entry.add("pid", pid));
        return entry.add(key, member.key())
                .add("data", member.data().toString())
                .add("log", member.log().toString());
    }

    private static JsonObjectBuilder entry(DatabaseMember database) {
        JsonObjectBuilder entry = JSON.createObjectBuilder().add("url", database.url());
        database.pid().ifPresent(pid -> entry.add("pid", pid));
        return entry.add("data", database.data().toString());
    }
}
