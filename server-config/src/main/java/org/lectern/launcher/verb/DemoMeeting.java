package org.lectern.launcher.verb;

import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.launcher.client.MasterClient;
import org.lectern.launcher.client.PackageDownload;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.folder.FolderImport;
import org.lectern.launcher.folder.MeetingDescription;
import org.lectern.launcher.folder.MeetingFolder;
import org.lectern.launcher.instance.Pause;
import org.lectern.launcher.sample.SampleMeeting;
import org.lectern.launcher.terminal.Refusal;
import org.lectern.launcher.terminal.Sizes;
import org.lectern.launcher.terminal.Terminal;

/**
 * The sample meeting on its way: imported, published, active, on the nodes, downloaded, verified.
 *
 * @param master the master
 * @param cluster the master and its nodes
 * @param terminal the person who watches
 * @param data where the download goes
 */
record DemoMeeting(MasterClient master, Cluster cluster, Terminal terminal, Path data) {
    private static final String ID = "board-12";
    private static final String PATH = "/meetings/" + ID;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long FIRST_PIECE = 65_536;

    /** Takes the meeting all the way; the link of its package. */
    URI show(Path sample) {
        SampleMeeting.write(sample);
        terminal.say("demo.import", sample);
        new FolderImport(master, terminal).run(MeetingFolder.read(sample), description(), true);
        JsonObject version = master.post(PATH + "/publish");
        terminal.say(
                "demo.published",
                version.getInt("version"),
                version.getInt("documents"),
                Sizes.of(version.getJsonNumber("size").longValue()),
                version.getString("digest"));
        if (master.require(PATH).getString("state").equals("published")) {
            master.post(PATH + "/activate");
        }
        awaitReplicas(version.getString("digest"));
        return download();
    }

    private static MeetingDescription description() {
        return new MeetingDescription(
                new MeetingId(ID),
                SampleMeeting.TITLE,
                Optional.of("2026-03-12T01:00:00Z"),
                Optional.of("2026-03-12T04:00:00Z"),
                Optional.of("Asia/Shanghai"),
                Optional.of("湖畔楼三层会议室 Lakeside House, third floor"));
    }

    private void awaitReplicas(String digest) {
        long start = System.nanoTime();
        while (replicas(digest) < cluster.nodes().size()) {
            if (System.nanoTime() - start > PATIENCE.toNanos() || !Pause.of(POLL)) {
                throw Refusal.of(
                        "demo.no-replicas", replicas(digest), cluster.nodes().size());
            }
        }
        terminal.say("demo.replicas", cluster.nodes().size(), seconds(start));
    }

    private long replicas(String digest) {
        return master.require(PATH + "/replicas").getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(replica -> replica.getString("digest").equals(digest))
                .filter(replica -> replica.getString("state").equals("active"))
                .count();
    }

    private URI download() {
        JsonObject meeting = master.require(PATH + "/data");
        URI link = URI.create(meeting.getString("download_url"));
        terminal.say("demo.link", link, meeting.getString("served_by", "?"));
        long start = System.nanoTime();
        Path file = data.resolve("meeting_" + ID + ".zip");
        Digest digest = new PackageDownload().load(link, FIRST_PIECE, file);
        if (!digest.toString().equals(meeting.getString("digest"))) {
            throw Refusal.of("demo.wrong-digest", digest, meeting.getString("digest"));
        }
        terminal.say("demo.verified", FIRST_PIECE, digest, file, seconds(start));
        return link;
    }

    private static String seconds(long start) {
        return String.format(Locale.ROOT, "%.2f", (System.nanoTime() - start) / 1e9);
    }
}
