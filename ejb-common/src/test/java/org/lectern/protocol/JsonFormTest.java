package org.lectern.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonFormTest {
    @ParameterizedTest
    @MethodSource("records")
    void everyRecord_survivesItsJson(Object written) {
        assertThat(read(JsonForm.jsonb().toJson(written), written.getClass())).isEqualTo(written);
    }

    @ParameterizedTest
    @MethodSource("records")
    void noMember_isCamelCaseOrNull(Object written) {
        assertThat(JsonForm.jsonb().toJson(written).replaceAll(":\"[^\"]*\"", ":"))
                .doesNotContainPattern("\"[a-z_]*[A-Z][A-Za-z_]*\"")
                .doesNotContain("null");
    }

    static Stream<Object> records() {
        return Stream.of(
                Records.HEARTBEAT,
                new Heartbeat.Answer(10, true, false, Optional.empty(), List.of()),
                Records.SHEET,
                new MeetingSheet(
                        Records.MEETING,
                        "Draft",
                        Optional.empty(),
                        Optional.empty(),
                        "UTC",
                        Optional.empty(),
                        List.of(),
                        List.of()),
                SyncFeed.of(9, true, List.of(Records.ANNOUNCED)),
                SyncFeed.of(0, false, List.of()),
                new SyncFeed.Item(
                        Records.MEETING,
                        MeetingState.ARCHIVED,
                        true,
                        1,
                        Records.DIGEST,
                        0,
                        Optional.empty(),
                        List.of()),
                new SyncMeeting(
                        MeetingState.ENDED, 3, Records.DIGEST, 7, Records.SHEET, "aaa.bbb.ccc", Records.EDITIONS),
                new ReplicaReport(
                        true,
                        "1nventory",
                        Stream.of(ReplicaState.values()).map(Records::replica).toList()),
                new ReplicaReport(false, "", List.of()),
                new ReplicaReport(
                        false, "", List.of(Records.replica(ReplicaState.FETCHING, Optional.of(Records.TRANSFER)))),
                new DownloadReport(List.of(Records.download("participant-7", 0, 7, 5))),
                new DownloadReport(List.of()),
                Records.SOURCES,
                new SyncSources("a.b.c", Records.START, Optional.empty(), 1, 5, List.of()),
                new SyncChunks(false, 3, "0-1,7"));
    }

    @Test
    void sources_haveTheseMembers() {
        assertJson(Records.SOURCES, """
                {"pass":"a.b.c","expires_at":"2026-11-22T01:00:00Z","turn":7,"of":100,"refresh_seconds":1,
                 "sources":[{"node":"north-2","url":"http://127.0.0.1:8082/","site":"north","state":"fetching"}]}""");
        assertJson(new SyncChunks(true, 3, "0-2"), """
                {"complete":true,"count":3,"chunks":"0-2"}""");
    }

    @Test
    void heartbeat_hasTheseMembers() {
        assertJson(Records.HEARTBEAT, """
                {"boot":"b00t","software_version":"0.1.0","public_urls":["http://127.0.0.1:8081/"],
                 "active_downloads":3,"bytes_served":1099511627776,"disk_free":2199023255552,
                 "inventory":"1nventory","stopping":false}""");
        assertJson(new Heartbeat.Answer(10, true, false, Optional.empty(), List.of()), """
                {"interval_seconds":10,"draining":true,"report":false,"wanted":[]}""");
        Wanted wanted = new Wanted(Records.DIGEST, false, "0-3,7");
        assertJson(new Heartbeat.Answer(10, true, false, Optional.empty(), List.of(wanted)), """
                {"interval_seconds":10,"draining":true,"report":false,
                 "wanted":[{"digest":"sha256:%s","manifest":false,"chunks":"0-3,7"}]}""".formatted(
                        Records.DIGEST.hex()));
    }

    @Test
    void heartbeat_saysWhatTheClockSays() {
        Heartbeat told = new Heartbeat(
                "b", "1", Records.HEARTBEAT.publicUrls(), 0, 0, 0, "i", false, Optional.of(Records.START));
        assertJson(told, """
                {"boot":"b","software_version":"1","public_urls":["http://127.0.0.1:8081/"],"active_downloads":0,
                 "bytes_served":0,"disk_free":0,"inventory":"i","stopping":false,"sent_at":"2026-11-22T01:00:00Z"}""");
        assertThat(read(JsonForm.jsonb().toJson(told), Heartbeat.class)).isEqualTo(told);
    }

    @Test
    void syncFeed_hasTheseMembers() {
        SyncFeed.Revoked revoked = new SyncFeed.Revoked(
                "subject", "li", Instant.parse("2026-11-22T01:00:00Z"), Instant.parse("2026-11-22T05:00:00Z"));
        assertJson(new SyncFeed(9, true, List.of(Records.ANNOUNCED), 4, List.of(revoked)), """
                {"generation":9,"complete":true,"meetings":[
                  {"id":"board-2026","state":"active","removed":false,"version":3,"digest":"sha256:%s",
                   "size":8589934592,"starts_at":"2026-11-22T01:00:00Z",
                   "editions":[{"edition":"e-0a1b","digest":"sha256:%s","size":5}]}],
                 "keys":4,"revocations":[{"kind":"subject","target":"li","before":"2026-11-22T01:00:00Z",
                   "until":"2026-11-22T05:00:00Z"}]}""".formatted(
                        Records.DIGEST.hex(), "cd".repeat(32)));
    }

    @Test
    void syncFeedOfAnEarlierMaster_callsNothingBack() {
        SyncFeed feed =
                JsonForm.jsonb().fromJson("{\"generation\":9,\"complete\":true,\"meetings\":[]}", SyncFeed.class);

        assertThat(feed).isEqualTo(SyncFeed.of(9, true, List.of()));
    }

    @Test
    void meetingOfAnEarlierRelease_hasOneEdition() {
        String json = """
                {"id":"board-2026","state":"active","removed":false,"version":3,"digest":"sha256:%s","size":7}""".formatted(Records.DIGEST.hex());
        SyncFeed.Item item = JsonForm.jsonb().fromJson(json, SyncFeed.Item.class);
        assertThat(item.editions()).isEmpty();
        assertThat(item.packages()).containsExactly(Map.entry(Records.DIGEST, 7L));
    }

    @Test
    void syncMeeting_hasTheseMembers() {
        assertJson(
                new SyncMeeting(
                        MeetingState.ENDED, 3, Records.DIGEST, 7, Records.SHEET, "aaa.bbb.ccc", Records.EDITIONS),
                """
                {"state":"ended","version":3,"digest":"sha256:%s","size":7,"manifest":"aaa.bbb.ccc","meeting":
                  {"id":"board-2026","title":"董事会 Board \\"2026\\"","starts_at":"2026-11-22T01:00:00Z",
                   "ends_at":"2026-11-22T02:30:00.500Z","time_zone":"Asia/Shanghai","location":"Room 5",
                   "agenda":[{"path":"01 Opening","title":"Opening"}],
                   "documents":[{"path":"01 Opening/议程.pdf","size":7,"digest":"sha256:%s",
                     "media_type":"application/pdf"}]},
                 "editions":[{"edition":"e-0a1b","digest":"sha256:%s","size":5}]}""".formatted(Records.DIGEST.hex(), Records.DIGEST.hex(), "cd".repeat(32)));
    }

    @Test
    void replicaReport_hasTheseMembers() {
        assertJson(new ReplicaReport(true, "1nventory", List.of(Records.replica(ReplicaState.FETCHING))), """
                {"full":true,"inventory":"1nventory","replicas":[
                  {"meeting":"board-2026","version":3,"digest":"sha256:%s","state":"fetching","bytes_done":5,
                   "bytes_total":7,"error":""}]}""".formatted(
                        Records.DIGEST.hex()));
    }

    @Test
    void syncLimits_haveTheseMembers() {
        SyncLimit limit = new SyncLimit(Optional.of(List.of("mon")), "08:00", "18:00", 2_000_000);
        SyncLimits limits = new SyncLimits("Asia/Shanghai", true, List.of(limit));
        Heartbeat.Answer answer = new Heartbeat.Answer(10, true, false, Optional.of(limits), List.of());

        assertJson(answer, """
                {"interval_seconds":10,"draining":true,"report":false,"sync_limits":{"time_zone":"Asia/Shanghai",
                 "urgent_exempt":true,"limits":[
                   {"days":["mon"],"from":"08:00","to":"18:00","bytes_per_second":2000000}]},"wanted":[]}""");
        assertThat(read(JsonForm.jsonb().toJson(answer), Heartbeat.Answer.class))
                .isEqualTo(answer);
    }

    @Test
    void transfer_hasTheseMembers() {
        assertJson(Records.TRANSFER, """
                {"bytes_needed":5,"bytes_arrived":4,"bytes_from_siblings":3,"bytes_from_node":2,
                 "bytes_per_second":1}""");
    }

    @Test
    void replicaOfAnOlderNode_hasNoTransfer() {
        String json = """
                {"meeting":"board-2026","version":3,"digest":"sha256:%s","state":"fetching","bytes_done":5,
                 "bytes_total":7,"error":""}""".formatted(Records.DIGEST.hex());
        assertThat(read(json, ReplicaReport.Item.class)).isEqualTo(Records.replica(ReplicaState.FETCHING));
    }

    @Test
    void downloadReport_hasTheseMembers() {
        assertJson(new DownloadReport(List.of(Records.download("participant-7", 1, 7, 5))), """
                {"downloads":[
                  {"id":"00000000-0000-0001-0000-000000000002","meeting":"board-2026","digest":"sha256:%s",
                   "subject":"participant-7","first":1,"length":7,"sent":5,
                   "started_at":"2026-11-22T01:00:00Z","ended_at":"2026-11-22T01:00:09Z"}]}""".formatted(
                        Records.DIGEST.hex()));
    }

    @Test
    void absentOptionals_areLeftOut_andReadAsEmpty() {
        MeetingSheet sheet = (MeetingSheet) records().skip(3).findFirst().orElseThrow();

        assertThat(parse(JsonForm.jsonb().toJson(sheet)))
                .containsOnlyKeys("id", "title", "time_zone", "agenda", "documents");
        String withNulls = "{\"id\":\"board-2026\",\"title\":\"Draft\",\"starts_at\":null,\"ends_at\":null,"
                + "\"time_zone\":\"UTC\",\"location\":null,\"agenda\":[],\"documents\":[]}";
        assertThat(read(withNulls, MeetingSheet.class)).isEqualTo(sheet);
    }

    @Test
    void unknownMembers_areIgnored() {
        assertThat(read(
                        "{\"interval_seconds\":10,\"from_the_future\":{\"a\":[1]},\"draining\":true,\"report\":false}",
                        Heartbeat.Answer.class))
                .isEqualTo(new Heartbeat.Answer(10, true, false, Optional.empty(), List.of()));
    }

    @ParameterizedTest
    @EnumSource
    void meetingStates_areLowerCase(MeetingState state) {
        String json = "\"" + state.name().toLowerCase(Locale.ROOT) + "\"";

        assertThat(parse(JsonForm.jsonb().toJson(stateOf(json))).getString("state"))
                .isEqualTo(state.name().toLowerCase(Locale.ROOT));
        assertThat(stateOf(json).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"begun\"", "\"\"", "\"ACTIVE\"", "\"Active\"", "\" active\"", "5", "{}", "[]"})
    void anotherState_isRefused_andShowsNoClass(String json) {
        assertThatExceptionOfType(JsonbException.class)
                .isThrownBy(() -> stateOf(json))
                .satisfies(thrown -> assertThat(reasons(thrown)).noneMatch(reason -> reason.contains("enum constant")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"downloads\":[null]}",
                "{\"downloads\":null}",
                "{}",
                "{\"downloads\":{}}",
                "{\"downloads\":[{}]}",
                "{\"downloads\":[{\"id\":\"x\"}]}",
                "{\"downloads\":[{\"meeting\":\"../x\"}]}",
                "{\"downloads\":[{\"digest\":\"sha256:AB\"}]}",
                "{\"downloads\":[{\"digest\":\"\"}]}",
                "{\"downloads\":[{\"first\":-1}]}",
                "{\"downloads\":[{\"first\":1e99}]}",
                "{\"downloads\":[{\"started_at\":\"yesterday\"}]}",
                "[]",
                "5",
                ""
            })
    void malformedReport_isAFaultOfItsJson(String json) {
        assertThatExceptionOfType(JsonbException.class).isThrownBy(() -> read(json, DownloadReport.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"boot\":\"b\",\"software_version\":\"1\",\"public_urls\":[null],\"inventory\":\"\"}",
                "{\"boot\":\"b\",\"software_version\":\"1\",\"public_urls\":[\"a b\"],\"inventory\":\"\"}",
                "{\"boot\":\"b\",\"software_version\":\"1\",\"public_urls\":[],\"inventory\":\"\"}",
                "{\"boot\":{},\"software_version\":\"1\",\"public_urls\":[\"http://h/\"],\"inventory\":\"\"}",
                "{\"boot\":\"b\",\"software_version\":\"1\",\"public_urls\":[\"http://h/\"],\"inventory\":\"\","
                        + "\"active_downloads\":-1}"
            })
    void malformedHeartbeat_isAFaultOfItsJson(String json) {
        assertThatExceptionOfType(JsonbException.class).isThrownBy(() -> read(json, Heartbeat.class));
    }

    @Test
    void server_usesTheSameForm() {
        assertThat(new JsonForm().getContext(Heartbeat.class)).isSameAs(JsonForm.jsonb());
    }

    private static SyncMeeting stateOf(String json) {
        return read("{\"state\":" + json + "}", SyncMeeting.class);
    }

    private static Stream<String> reasons(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .map(cause -> String.valueOf(cause.getMessage()));
    }

    private static void assertJson(Object written, String expected) {
        assertThat((JsonValue) parse(JsonForm.jsonb().toJson(written))).isEqualTo(parse(expected));
    }

    private static <T> T read(String json, Class<T> type) {
        return JsonForm.jsonb().fromJson(json, type);
    }

    private static JsonObject parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
