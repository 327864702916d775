package org.lectern.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node may report at most, and what the message says otherwise. */
final class ReportLimitsTest {
    private static final List<URI> URLS = List.of(URI.create("http://127.0.0.1:8081/"));
    private static final String LONGEST = "x".repeat(64);

    @Test
    void heartbeat_atItsLimits_isTaken() {
        List<URI> eight = Collections.nCopies(8, URI.create("https://h/" + "p".repeat(489) + "/"));

        assertThat(new Heartbeat(LONGEST, LONGEST, eight, 0, 0, 0, LONGEST, false, Optional.empty()).publicUrls())
                .hasSize(8);
        assertThat(eight.get(0).toString()).hasSize(500);
    }

    @Test
    void heartbeat_beyondALimit_isRefusedByName() {
        String tooLong = LONGEST + "x";
        assertRefused(
                "boot has at most 64 characters",
                () -> new Heartbeat(tooLong, "1", URLS, 0, 0, 0, "", false, Optional.empty()));
        assertRefused(
                "boot has at most 64 characters",
                () -> new Heartbeat(null, "1", URLS, 0, 0, 0, "", false, Optional.empty()));
        assertRefused(
                "software_version has at most 64 characters",
                () -> new Heartbeat("b", tooLong, URLS, 0, 0, 0, "", false, Optional.empty()));
        assertRefused(
                "software_version has at most 64 characters",
                () -> new Heartbeat("b", null, URLS, 0, 0, 0, "", false, Optional.empty()));
        assertRefused(
                "inventory has at most 64 characters",
                () -> new Heartbeat("b", "1", URLS, 0, 0, 0, tooLong, false, Optional.empty()));
        assertRefused(
                "inventory has at most 64 characters",
                () -> new Heartbeat("b", "1", URLS, 0, 0, 0, null, false, Optional.empty()));
        for (int[] load : new int[][] {{-1, 0, 0}, {0, -1, 0}, {0, 0, -1}}) {
            assertRefused(
                    "active_downloads, bytes_served and disk_free are not negative",
                    () -> new Heartbeat("b", "1", URLS, load[0], load[1], load[2], "", false, Optional.empty()));
        }
    }

    @Test
    void heartbeat_withoutAddressOrWithTooMany_isRefused() {
        for (List<URI> urls : Arrays.asList(null, List.<URI>of(), Collections.nCopies(9, URLS.get(0)))) {
            assertRefused(
                    "public_urls has 1 to 8 addresses",
                    () -> new Heartbeat("b", "1", urls, 0, 0, 0, "", false, Optional.empty()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://h",
                "http://h/lectern",
                "ftp://h/",
                "//h/",
                "/",
                "",
                "mailto:a@h",
                "http:///",
                "http://h/?q=/",
                "http://h/#/",
                "http://user:secret@h/",
                "javascript:alert(1)"
            })
    void addressThatIsNoContextRoot_isRefused(String url) {
        assertRefused(
                "each of public_urls is an http or https URL that ends with /",
                () -> new Heartbeat("b", "1", List.of(URI.create(url)), 0, 0, 0, "", false, Optional.empty()));
    }

    @Test
    void addressLongerThan500Characters_isRefused() {
        assertRefused(
                "each of public_urls is an http or https URL that ends with /",
                () -> new Heartbeat(
                        "b",
                        "1",
                        List.of(URI.create("https://h/" + "p".repeat(490) + "/")),
                        0,
                        0,
                        0,
                        "",
                        false,
                        Optional.empty()));
    }

    @Test
    void missingAddress_isRefused() {
        assertRefused(
                "each of public_urls is an http or https URL that ends with /",
                () -> new Heartbeat("b", "1", Collections.singletonList(null), 0, 0, 0, "", false, Optional.empty()));
    }

    @Test
    void downloadReport_takesAtMost500() {
        List<DownloadReport.Item> most = Collections.nCopies(500, Records.download("s", 0, 0, 0));

        assertThat(new DownloadReport(most).downloads()).hasSize(500);
        List<DownloadReport.Item> more = new ArrayList<>(most);
        more.add(most.get(0));
        assertRefused("downloads has at most 500 items", () -> new DownloadReport(more));
        assertRefused("downloads has at most 500 items", () -> new DownloadReport(null));
    }

    @Test
    void download_hasNothingNegativeAndNoEndlessSubject() {
        assertThat(Records.download("s".repeat(200), 0, 0, 0).subject()).hasSize(200);
        assertRefused("subject has at most 200 characters", () -> Records.download("s".repeat(201), 0, 0, 0));
        assertRefused("first, length and sent are not negative", () -> Records.download("s", -1, 0, 0));
        assertRefused("first, length and sent are not negative", () -> Records.download("s", 0, -1, 0));
        assertRefused("first, length and sent are not negative", () -> Records.download("s", 0, 0, -1));
        assertRefused(
                "a download has id, meeting, digest, subject, started_at and ended_at",
                () -> Records.download(null, 0, 0, 0));
    }

    @Test
    void replicaReport_takesAtMost10000() {
        List<ReplicaReport.Item> most = Collections.nCopies(10_000, Records.replica(ReplicaState.ACTIVE));

        assertThat(new ReplicaReport(true, LONGEST, most).replicas()).hasSize(10_000);
        List<ReplicaReport.Item> more = new ArrayList<>(most);
        more.add(most.get(0));
        assertRefused("replicas has at most 10000 items", () -> new ReplicaReport(true, "", more));
        assertRefused("replicas has at most 10000 items", () -> new ReplicaReport(true, "", null));
        assertRefused("inventory has at most 64 characters", () -> new ReplicaReport(true, LONGEST + "x", List.of()));
    }

    @Test
    void replica_hasAVersionAndNothingNegative() {
        assertRefused("a replica has meeting, version, digest, state and error", () -> Records.replica(null));
        assertRefused("a replica has meeting, version, digest, state and error", () -> replica(0, 0, 0));
        assertRefused("bytes_done and bytes_total are not negative", () -> replica(1, -1, 0));
        assertRefused("bytes_done and bytes_total are not negative", () -> replica(1, 0, -1));
    }

    @Test
    void transfer_hasNothingNegative() {
        String message = "the figures of a transfer are not negative";
        assertRefused(message, () -> new Transfer(-1, 0, 0, 0, 0));
        assertRefused(message, () -> new Transfer(0, -1, 0, 0, 0));
        assertRefused(message, () -> new Transfer(0, 0, -1, 0, 0));
        assertRefused(message, () -> new Transfer(0, 0, 0, -1, 0));
        assertRefused(message, () -> new Transfer(0, 0, 0, 0, -1));
    }

    @Test
    void reports_doNotShareTheCallersList() {
        List<ReplicaReport.Item> items = new ArrayList<>(List.of(Records.replica(ReplicaState.ACTIVE)));
        ReplicaReport report = new ReplicaReport(true, "", items);
        items.clear();

        assertThat(report.replicas()).hasSize(1);
    }

    private static ReplicaReport.Item replica(int version, long done, long total) {
        return new ReplicaReport.Item(
                Records.MEETING, version, Records.DIGEST, ReplicaState.ACTIVE, done, total, "", Optional.empty());
    }

    private static void assertRefused(String message, ThrowingCallable construction) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(construction)
                .withMessage(message);
    }
}
