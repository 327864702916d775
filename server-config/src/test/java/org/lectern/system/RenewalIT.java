package org.lectern.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.launcher.client.Json;
import org.lectern.launcher.client.MasterClient;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.ClusterOptions;

/** Links that live a few seconds and are good for one address, through a front server that is believed. */
class RenewalIT {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int HALF = 1 << 20;

    @TempDir
    static Path folder;

    private static Cluster cluster;

    @BeforeAll
    static void start() {
        cluster = Cluster.start(ClusterOptions.in(folder.resolve("cluster"))
                .withNodes(1)
                .withSettings(
                        "lectern.ticket.lifetime=PT5S",
                        "lectern.ticket.client-bits=32, 128",
                        "lectern.trusted-proxies=127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void downloadThatOutlivesItsTicket_goesOnWithTheSameBytes() throws IOException {
        MeetingDay day = new MeetingDay(cluster).upload("a.bin", 2, 1);
        Digest digest = day.publish();
        day.awaitEverywhere(digest);
        day.awaitLinksTo(cluster.member("node-1"));
        String key = participant(day);
        Link link = link(day, key);
        HttpResponse<byte[]> begun = link.get("Range", "bytes=0-" + (HALF - 1));
        assertThat(begun.statusCode()).isEqualTo(206);
        String tag = begun.headers().firstValue("ETag").orElseThrow();
        String range = "bytes=" + HALF + "-";

        Eventually.until("the link is over", LONG, () -> status(link) == 401);
        JsonObject refused = problem(link.get("Range", range, "If-Range", tag));
        assertThat(refused.getString("code")).isEqualTo("ticket_expired");
        Link renewal = new Link(URI.create(refused.getString("renewal")));
        assertThat(renewal.get().statusCode()).as("without a key").isEqualTo(401);
        HttpResponse<byte[]> sentOn = renewal.get("Authorization", "Bearer " + key, "Range", range, "If-Range", tag);
        assertThat(sentOn.statusCode()).isEqualTo(307);
        Link again = new Link(URI.create(sentOn.headers().firstValue("Location").orElseThrow()));
        assertThat(again.leadsTo(cluster.member("node-1").url())).isTrue();
        HttpResponse<byte[]> rest = again.get("Range", range, "If-Range", tag);

        assertThat(rest.statusCode()).isEqualTo(206);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(begun.body());
        whole.write(rest.body());
        assertThat(Digest.of(whole.toByteArray())).isEqualTo(digest);
        if (Client.CURL.installed().isPresent()) {
            Path file = folder.resolve("curl.zip");
            Files.write(file, begun.body());
            int exit = Client.CURL.run(
                    folder,
                    "-sSfL",
                    "-C",
                    "-",
                    "-o",
                    file.toString(),
                    "-H",
                    "Authorization: Bearer " + key,
                    renewal.url().toString());
            assertThat(exit).isZero();
            assertThat(Digest.of(Files.readAllBytes(file))).isEqualTo(digest);
        }
    }

    @Test
    void link_isGoodForTheAddressThatAskedForIt() throws IOException {
        MeetingDay day = new MeetingDay(cluster).upload("a.bin", 1, 2);
        Digest digest = day.publish();
        day.awaitEverywhere(digest);
        day.awaitLinksTo(cluster.member("node-1"));

        Link link = link(day, participant(day));

        assertThat(link.get("Range", "bytes=0-0").statusCode()).isEqualTo(206);
        HttpResponse<byte[]> elsewhere = link.get("Range", "bytes=0-0", "X-Forwarded-For", "198.51.100.9");
        assertThat(elsewhere.statusCode()).isEqualTo(403);
        assertThat(problem(elsewhere).getString("code")).isEqualTo("address_not_allowed");
        Link atMaster = link.at(cluster.masterUrl());
        assertThat(atMaster.get("Range", "bytes=0-0").statusCode()).isEqualTo(206);
        assertThat(atMaster.get("Forwarded", "for=198.51.100.9").statusCode()).isEqualTo(403);
    }

    private static String participant(MeetingDay day) {
        return day.master()
                .put("/meetings/" + day.id() + "/participants/li", Json.object("{\"name\":\"李雷\"}"), Map.of())
                .getString("access_key");
    }

    private static Link link(MeetingDay day, String key) {
        MasterClient reader = new MasterClient(cluster.masterUrl(), key);
        return new Link(
                URI.create(reader.require("/meetings/" + day.id() + "/data").getString("download_url")));
    }

    private static int status(Link link) {
        try {
            return link.get("Range", "bytes=0-0").statusCode();
        } catch (IOException e) {
            return -1;
        }
    }

    private static JsonObject problem(HttpResponse<byte[]> answer) {
        return Json.object(new String(answer.body(), StandardCharsets.UTF_8));
    }
}
