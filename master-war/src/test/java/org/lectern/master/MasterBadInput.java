package org.lectern.master;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the master says to requests that make no sense. */
interface MasterBadInput extends RunningMaster {
    /** The columns: method, path, body, status, code, field. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            emptyValue = "",
            value = {
                "PUT | meetings/bad | {\"title\": | 400 | invalid_body | ``",
                "PUT | meetings/bad | [] | 400 | invalid_body | ``",
                "PUT | meetings/bad | null | 400 | invalid_body | ``",
                "PUT | meetings/bad | \"text\" | 400 | invalid_body | ``",
                "PUT | meetings/bad | {} | 400 | invalid_field | title",
                "PUT | meetings/bad | {\"title\":\"  \"} | 400 | invalid_field | title",
                "PUT | meetings/bad | {\"title\":\"a\\u0000b\"} | 400 | invalid_field | title",
                "PUT | meetings/-bad | {\"title\":\"t\"} | 400 | invalid_field | id",
                "PUT | meetings/b%20d | {\"title\":\"t\"} | 400 | invalid_field | id",
                "PUT | meetings/%E4%BC%9A | {\"title\":\"t\"} | 400 | invalid_field | id",
                "PUT | meetings/bad | {\"title\":\"t\",\"starts_at\":\"tomorrow\"} | 400 | invalid_field | starts_at",
                "PUT | meetings/bad | {\"title\":\"t\",\"starts_at\":\"2026-13-01T00:00:00Z\"} | 400 | invalid_field | starts_at",
                "PUT | meetings/bad | {\"title\":\"t\",\"starts_at\":\"+99999-01-01T00:00:00Z\"} | 400 | invalid_field | starts_at",
                "PUT | meetings/bad | {\"title\":\"t\",\"starts_at\":{}} | 400 | invalid_field | starts_at",
                "PUT | meetings/bad | {\"title\":\"t\",\"starts_at\":\"2026-12-01T00:00:00Z\",\"ends_at\":\"2026-11-01T00:00:00Z\"} | 400 | invalid_field | ends_at",
                "PUT | meetings/bad | {\"title\":\"t\",\"time_zone\":\"Mars\"} | 400 | invalid_field | time_zone",
                "PUT | meetings/bad | {\"title\":\"t\",\"agenda\":[null]} | 400 | invalid_field | agenda[0]",
                "PUT | meetings/bad | {\"title\":\"t\",\"agenda\":[{\"path\":\"../x\"}]} | 400 | invalid_field | agenda[0].path",
                "PUT | meetings/bad | {\"title\":\"t\",\"agenda\":[{\"path\":\"a\"},{\"path\":\"A\"}]} | 400 | invalid_field | agenda[1].path",
                "PUT | meetings/bad | {\"title\":\"t\",\"agenda\":5} | 400 | invalid_field | agenda",
                "GET | meetings?limit=0 | `` | 400 | invalid_field | limit",
                "GET | meetings?limit=-1 | `` | 400 | invalid_field | limit",
                "GET | meetings?limit=501 | `` | 400 | invalid_field | limit",
                "GET | meetings?limit=ten | `` | 400 | invalid_field | limit",
                "GET | meetings?state=lost | `` | 400 | invalid_field | state",
                "GET | meetings/nobody | `` | 404 | meeting_not_found | ``",
                "DELETE | meetings/nobody | `` | 404 | meeting_not_found | ``",
                "GET | meetings/nobody/documents | `` | 404 | meeting_not_found | ``",
                "GET | meetings/nobody/participants | `` | 404 | meeting_not_found | ``",
                "GET | meetings/nobody/versions | `` | 404 | meeting_not_found | ``",
                "GET | meetings/nobody/data | `` | 404 | meeting_not_found | ``",
                "GET | meetings/nobody/download-package | `` | 404 | meeting_not_found | ``",
                "POST | meetings/nobody/publish | `` | 404 | meeting_not_found | ``",
                "POST | meetings/nobody/activate | `` | 404 | meeting_not_found | ``",
                "PUT | meetings/nobody/participants/p1 | {\"name\":\"n\"} | 404 | meeting_not_found | ``",
                "POST | meetings/there/activate | `` | 409 | wrong_state | ``",
                "POST | meetings/there/publish | `` | 409 | nothing_to_publish | ``",
                "GET | meetings/there/data | `` | 404 | not_published | ``",
                "GET | meetings/there/versions/1 | `` | 404 | version_not_found | ``",
                "GET | meetings/there/versions/0 | `` | 400 | invalid_field | version",
                "GET | meetings/there/versions/one | `` | 400 | invalid_field | version",
                "GET | meetings/there/documents/a.txt | `` | 404 | not_published | ``",
                "GET | meetings/there/documents/a.txt?disposition=x | `` | 400 | invalid_field | disposition",
                "GET | meetings/nobody/documents/a.txt | `` | 404 | meeting_not_found | ``",
                "DELETE | meetings/there/documents/a.txt | `` | 404 | document_not_found | ``",
                "GET | meetings/there/participants/p1 | `` | 404 | participant_not_found | ``",
                "PUT | meetings/there/participants/p%201 | {\"name\":\"n\"} | 400 | invalid_field | participant",
                "PUT | meetings/there/participants/p1 | {} | 400 | invalid_field | name",
                "PUT | meetings/there/participants/p1 | {\"name\":\"\\u0007\"} | 400 | invalid_field | name",
                "PUT | nodes/-n | {} | 400 | invalid_field | id",
                "PUT | nodes/n1 | {\"networks\":[\"everywhere\"]} | 400 | invalid_field | networks",
                "PUT | nodes/n1 | {\"networks\":[null]} | 400 | invalid_field | networks",
                "PUT | nodes/n1 | {\"networks\":\"10.0.0.0/8\"} | 400 | invalid_field | networks",
                "PUT | nodes/n1 | {\"join_token_digest\":\"sha256:12\"} | 400 | invalid_field | join_token_digest",
                "PUT | nodes/n1 | {\"site\":\"a\\u0000\"} | 400 | invalid_field | site",
                "GET | nodes/nobody | `` | 404 | node_not_found | ``",
                "POST | nodes/nobody/drain | `` | 404 | node_not_found | ``",
                "POST | nodes/nobody/join-token | `` | 404 | node_not_found | ``",
                "DELETE | nodes/nobody/key | `` | 404 | node_not_found | ``",
                "GET | sync/meetings?since=-1 | `` | 400 | invalid_field | since",
                "GET | sync/meetings?wait=61 | `` | 400 | invalid_field | wait",
                "GET | sync/meetings?wait=x | `` | 400 | invalid_field | wait",
                "GET | nothing | `` | 404 | not_found | ``",
                "PATCH | meetings/there | {} | 405 | method_not_allowed | ``",
                "POST | meetings/there | {} | 405 | method_not_allowed | ``",
            })
    default void request_isRefusedInWords(
            String method, String path, String body, int status, String code, String field) {
        administrator().put("meetings/there", "{\"title\":\"There\"}");

        MasterClient.Answer answer = administrator().send(method, path, body);

        assertThat(answer.text()).contains("\"code\":\"" + code + "\"");
        JsonObject problem = answer.json();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("field", "")).isEqualTo(field);
        assertThat(problem.getString("detail")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a%3Ab.txt",
                "CON",
                "nul.txt",
                "a/",
                "a%0Ab",
                "a%E2%80%AEb",
                "e%CC%81.txt",
                "index.html",
                "%20a",
                "a.",
                "a%2A",
            })
    default void pathThatSomeComputerCannotKeep_isRefused(String path) {
        administrator().put("meetings/paths", "{\"title\":\"Paths\"}");

        MasterClient.Answer answer = administrator().upload("meetings/paths/documents/" + path, new byte[1]);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("field")).isEqualTo("path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2F..%2Fx", "a%2F..%2F..%2Fx", "%2Fetc%2Fpasswd", "a%5Cb", "a%00b", "%2e%2e/x", "../x"})
    default void pathThatLeadsElsewhere_isRefusedByWhoeverSeesItFirst(String path) throws Exception {
        administrator().put("meetings/elsewhere", "{\"title\":\"Elsewhere\"}");

        int status = administrator().rawStatus("PUT", "meetings/elsewhere/documents/" + path, "x");

        assertThat(status).isIn(400, 404, 405);
        assertThat(administrator().get("meetings/elsewhere/documents").json().getJsonArray("items"))
                .isEmpty();
    }

    @Test
    default void pathsThatDifferOnlyInCase_collide() {
        administrator().put("meetings/case", "{\"title\":\"Case\"}");
        administrator().upload("meetings/case/documents/Report.txt", new byte[1]);

        MasterClient.Answer answer = administrator().upload("meetings/case/documents/report.TXT", new byte[1]);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("field")).isEqualTo("path");
        assertThat(answer.json().getString("detail")).contains("Report.txt");
    }

    @Test
    default void idThatIsTooLong_isRefused() {
        assertThat(administrator()
                        .put("meetings/" + "x".repeat(65), "{\"title\":\"t\"}")
                        .json()
                        .getString("field"))
                .isEqualTo("id");
    }

    @Test
    default void bodyOfAnotherKind_isRefused() {
        MasterClient.Answer text = administrator().upload("meetings/kind", new byte[1], "Content-Type", "text/plain");
        assertThat(text.status()).isEqualTo(415);
        assertThat(text.code()).isEqualTo("unsupported_media_type");
        MasterClient.Answer form = administrator().get("meetings", "Accept", "text/csv");
        assertThat(form.status()).isEqualTo(406);
        assertThat(form.code()).isEqualTo("not_acceptable");
    }

    @Test
    default void nodesReport_isChecked() {
        MasterClient node = node("bad-reporter", "{}");
        for (String body : List.of("{}", "[]", "null", "{\"boot\":\"b\"}", """
                {"boot":"b","software_version":"1","public_urls":["http://127.0.0.1:1/"],"active_downloads":-1,\
                "bytes_served":0,"disk_free":1,"inventory":""}""", """
                {"boot":"b","software_version":"1","public_urls":["file:///etc/"],"active_downloads":0,\
                "bytes_served":0,"disk_free":1,"inventory":""}""")) {
            assertThat(node.post("nodes/bad-reporter/heartbeat", body).status())
                    .as(body)
                    .isEqualTo(400);
            assertThat(node.post("nodes/bad-reporter/replicas", body).status())
                    .as(body)
                    .isEqualTo(400);
            assertThat(node.post("nodes/bad-reporter/downloads", body).status())
                    .as(body)
                    .isEqualTo(400);
        }
    }

    @Test
    default void veryManyNetworks_areRefused() {
        String networks = "\"2001:db8:1234:5678::/64\",".repeat(200) + "\"::1\"";

        MasterClient.Answer answer = administrator().put("nodes/n1", "{\"networks\":[" + networks + "]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("field", "")).isEqualTo("networks");
    }

    @Test
    default void problem_isToldInTheReadersLanguage() {
        MasterClient.Answer chinese = administrator().get("meetings/nobody", "Accept-Language", "zh-CN,en;q=0.5");
        MasterClient.Answer english = administrator().get("meetings/nobody", "Accept-Language", "de,en;q=0.5");

        assertThat(chinese.header("Content-Language")).isEqualTo("zh-CN");
        assertThat(chinese.json().getString("title")).matches(".*\\p{IsHan}.*");
        assertThat(english.header("Content-Language")).isEqualTo("en");
        assertThat(chinese.code()).isEqualTo(english.code());
        MasterClient.Answer locked = administrator().anonymous().get("meetings/nobody", "Accept-Language", "zh-CN");
        assertThat(locked.json().getString("title")).matches(".*\\p{IsHan}.*");
    }

    @Test
    default void addressOutsideTheApi_isAProblemToo() {
        MasterClient.Answer answer = administrator().get("../../nothing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("not_found");
    }
}
