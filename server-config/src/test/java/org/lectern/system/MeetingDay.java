package org.lectern.system;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.lectern.content.Digest;
import org.lectern.launcher.client.Json;
import org.lectern.launcher.client.MasterClient;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.Member;

/** A meeting of its own for each test, from the secretary's and the participants' side. */
final class MeetingDay {
    private static final Duration SOON = Duration.ofMinutes(2);

    private final Cluster cluster;
    private final MasterClient master;
    private final String id;

    private MeetingDay(Cluster cluster, String id) {
        this.cluster = cluster;
        this.master = new MasterClient(cluster.masterUrl(), cluster.adminKey());
        this.id = id;
    }

    /** A new meeting. */
    MeetingDay(Cluster cluster) {
        this(cluster, "m" + UUID.randomUUID());
        master.put(path(""), Json.object("{\"title\":\"董事会 Board\",\"time_zone\":\"Asia/Shanghai\"}"), Map.of());
    }

    /** Says when it begins. */
    MeetingDay beginsIn(Duration time) {
        String starts = Instant.now().plus(time).truncatedTo(ChronoUnit.SECONDS).toString();
        master.put(path(""), Json.object("{\"title\":\"董事会 Board\",\"starts_at\":\"" + starts + "\"}"), Map.of());
        return this;
    }

    /** The same meeting at another cluster. */
    MeetingDay at(Cluster other) {
        return new MeetingDay(other, id);
    }

    String id() {
        return id;
    }

    MasterClient master() {
        return master;
    }

    /** Files {@code megabytes} of bytes that no compression makes smaller, and that no other meeting has. */
    MeetingDay upload(String document, int megabytes, long seed) {
        byte[] bytes = new byte[megabytes << 20];
        new Random(31L * id.hashCode() + seed).nextBytes(bytes);
        return upload(document, bytes);
    }

    /** Files some bytes. */
    MeetingDay upload(String document, byte[] bytes) {
        MasterClient.Answer answer = master.put(
                path("/documents/" + MasterClient.encoded(document)), BodyPublishers.ofByteArray(bytes), Map.of());
        if (!answer.isFine()) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return this;
    }

    /** Publishes, and returns the digest of the package. */
    Digest publish() {
        return Digest.parse(master.post(path("/publish")).getString("digest"));
    }

    void move(String verb) {
        master.post(path("/" + verb));
    }

    /** Ends the meeting for good, so that its packages leave the disks of all. */
    void archive() {
        move("archive");
    }

    JsonObject data() {
        return master.require(path("/data"));
    }

    /** The digest of the current version. */
    Digest current() {
        return Digest.parse(data().getString("digest"));
    }

    /** A new link, as {@code GET data} hands it out now. */
    Link link() {
        return new Link(URI.create(data().getString("download_url")));
    }

    /** A new link to one document, or to the package's own page, which the data do not list. */
    Link document(String path) {
        URI handedOut = link().url();
        return new Link(handedOut.resolve("documents/" + MasterClient.encoded(path) + "?" + handedOut.getRawQuery()));
    }

    /** The same link at another server: what a participant holds who got it there. */
    Link linkAt(Member member) {
        return link().at(member.url());
    }

    /** The ids of the nodes that hold a package, as the master knows. */
    List<String> holders(Digest digest) {
        return master.require(path("/replicas")).getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(replica -> replica.getString("state").equals("active")
                        && replica.getString("digest").equals(digest.toString()))
                .map(replica -> replica.getString("node_id"))
                .toList();
    }

    /** What a node said went wrong with its replica of this meeting; empty when nothing did. */
    String trouble(Member node) {
        return master.require(path("/replicas")).getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(replica -> replica.getString("node_id").equals(node.id()))
                .map(replica -> replica.getString("error", ""))
                .filter(error -> !error.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The ids of the nodes that told that they removed a package of this meeting. */
    List<String> removals(Digest digest) {
        return master.require(path("/replicas/removed")).getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(removal -> removal.getString("digest").equals(digest.toString()))
                .map(removal -> removal.getString("node_id"))
                .toList();
    }

    /** Whether a node has told the master that somebody downloaded there. */
    boolean isDownloadReported() {
        return !master.require(path("/downloads")).getJsonArray("items").isEmpty();
    }

    /** Waits until every node holds a package; returns how long that took. */
    Duration awaitEverywhere(Digest digest) {
        return Eventually.until(
                "every node holds " + digest,
                SOON,
                () -> holders(digest).size() == cluster.nodes().size());
    }

    /** Waits until a node holds a package. */
    void awaitAt(Member member, Digest digest) {
        Eventually.until(
                member.id() + " holds " + digest, SOON, () -> holders(digest).contains(member.id()));
    }

    /** Waits until the master hands out links to {@code member}. */
    void awaitLinksTo(Member member) {
        Eventually.until("links lead to " + member.id(), SOON, () -> link().leadsTo(member.url()));
    }

    private String path(String rest) {
        return "/meetings/" + id + rest;
    }
}
