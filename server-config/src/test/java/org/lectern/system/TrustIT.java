package org.lectern.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.launcher.client.Json;
import org.lectern.launcher.client.MasterClient;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.ClusterOptions;
import org.lectern.launcher.cluster.Member;

/** Keys that take turns and permissions that are called back, between real servers while people download. */
class TrustIT {
    private static final Duration LEAD = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final int READERS = 4;

    @TempDir
    static Path folder;

    private static Cluster cluster;

    @BeforeAll
    static void start() {
        cluster = Cluster.start(
                ClusterOptions.in(folder.resolve("cluster")).withNodes(1).withSettings("lectern.keys.lead=" + LEAD));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void keysThatTakeTurns_costNobodyADownload() throws IOException {
        MeetingDay day = held();
        Map<Integer, Integer> answers = new ConcurrentHashMap<>();
        AtomicBoolean going = new AtomicBoolean(true);
        List<CompletableFuture<Void>> readers = new ArrayList<>();
        Link first = day.linkAt(node());
        try {
            for (int i = 0; i < READERS; i++) {
                readers.add(CompletableFuture.runAsync(() -> readOn(day, first, going, answers)));
            }
            for (int turn = 0; turn < 3; turn++) {
                String next = day.master().post("/keys/rotate").getString("id");
                Eventually.until("the next key signs", SOON, () -> signing(day).equals(next));
                int before = answers.getOrDefault(206, 0);
                Eventually.until("people read on", SOON, () -> answers.getOrDefault(206, 0) > before + 100);
            }
        } finally {
            going.set(false);
        }
        readers.forEach(CompletableFuture::join);
        System.out.println("Rotation under load: answers by status " + answers);
        assertThat(answers).containsOnlyKeys(206);
    }

    @Test
    void personWhoIsCalledBack_isRefusedByTheNodeWithinASecond() throws IOException {
        MeetingDay day = held();
        Link link = participantsLink(day, "li");
        Link colleague = participantsLink(day, "wang");
        List<Duration> took = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Link fresh = i == 0 ? link : participantsLink(day, "li-" + i);
            assertThat(status(fresh)).isEqualTo(206);
            String subject = "participant:" + day.id() + ":" + (i == 0 ? "li" : "li-" + i);
            revoke(day, "subject", subject);
            took.add(Eventually.until("the node refuses", SOON, () -> status(fresh) == 403));
        }
        System.out.println("From the answer of the master to the refusal at the node: " + took);
        assertThat(took).allSatisfy(time -> assertThat(time).isLessThan(A_SECOND));
        assertThat(link.get("Range", "bytes=0-0").body()).asString().contains("ticket_revoked");
        assertThat(status(colleague)).isEqualTo(206);
    }

    @Test
    void linkAndMeetingThatAreCalledBack_areRefusedAndAfterARestartToo() throws IOException {
        MeetingDay day = held();
        Link leaked = participantsLink(day, "li");
        Link other = participantsLink(day, "wang");
        revoke(day, "ticket", leaked.url().toString());
        Eventually.until("the node refuses the link", A_SECOND, () -> status(leaked) == 403);
        assertThat(status(other)).isEqualTo(206);

        revoke(day, "meeting", day.id());
        Eventually.until("the node refuses all links to the meeting", A_SECOND, () -> status(other) == 403);
        cluster.kill("node-1");
        cluster.restart("node-1");
        assertThat(status(leaked)).isEqualTo(403);
        assertThat(status(other)).isEqualTo(403);
    }

    @Test
    void keyThatIsTakenBack_countsNoMoreAndThePackageIsServedOn() throws IOException {
        MeetingDay day = held();
        Link old = day.linkAt(node());
        assertThat(status(old)).isEqualTo(206);

        day.master().post("/keys/" + signing(day) + "/revoke");

        Duration took = Eventually.until("the node refuses the old key", SOON, () -> status(old) == 403);
        System.out.println("A key taken back is refused at the node after " + took);
        assertThat(took).isLessThan(A_SECOND);
        assertThat(status(day.linkAt(node()))).isEqualTo(206);
        cluster.kill("node-1");
        cluster.restart("node-1");
        assertThat(status(day.linkAt(node()))).isEqualTo(206);
    }

    private static MeetingDay held() {
        MeetingDay day = new MeetingDay(cluster).upload("a.bin", 2, 1);
        Digest digest = day.publish();
        day.awaitEverywhere(digest);
        day.awaitLinksTo(node());
        return day;
    }

    private static Member node() {
        return cluster.member("node-1");
    }

    /** A new link each time, and the first one again and again, both at the node. */
    private static void readOn(MeetingDay day, Link first, AtomicBoolean going, Map<Integer, Integer> answers) {
        for (int count = 0; going.get(); count++) {
            Link link = count % 2 == 0 ? day.linkAt(node()) : first;
            answers.merge(status(link), 1, Integer::sum);
        }
    }

    private static int status(Link link) {
        try {
            HttpResponse<byte[]> answer = link.get("Range", "bytes=1000-1999");
            return answer.statusCode();
        } catch (IOException e) {
            return -1;
        }
    }

    private static String signing(MeetingDay day) {
        return day.master().require("/keys").getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(key -> key.getString("state").equals("signing"))
                .map(key -> key.getString("id"))
                .findFirst()
                .orElseThrow();
    }

    private static void revoke(MeetingDay day, String kind, String target) {
        day.master().post("/revocations", Json.object("{\"kind\":\"" + kind + "\",\"target\":\"" + target + "\"}"));
    }

    private static Link participantsLink(MeetingDay day, String id) {
        JsonObject added = day.master()
                .put("/meetings/" + day.id() + "/participants/" + id, Json.object("{\"name\":\"王芳\"}"), Map.of());
        MasterClient reader = new MasterClient(cluster.masterUrl(), added.getString("access_key"));
        String url = reader.require("/meetings/" + day.id() + "/data").getString("download_url");
        return new Link(URI.create(url)).at(node().url());
    }
}
