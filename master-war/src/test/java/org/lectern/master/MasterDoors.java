package org.lectern.master;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may come in. */
interface MasterDoors extends RunningMaster {
    /** Every operation of every resource, as its annotations say. */
    private static List<Endpoint> locked() {
        return Endpoint.ofResourcesIn("org.lectern.master").stream()
                .filter(endpoint -> !endpoint.roles().contains("anyone"))
                .toList();
    }

    private static MasterClient.Answer call(MasterClient client, Endpoint endpoint) {
        String path = endpoint.path().substring(1).replace("{path}", "01/a.txt").replaceAll("\\{[a-z]+}", "door");
        boolean hasBody = Set.of("PUT", "POST").contains(endpoint.method());
        // Where the bytes of a document are, what is known of it has to be asked for.
        boolean described = endpoint.method().equals("GET") && endpoint.path().endsWith("documents/{path}");
        return client.send(
                endpoint.method(),
                path,
                hasBody ? "{}" : "",
                "Accept",
                described ? MasterDocuments.DESCRIPTION : "*/*");
    }

    private static void requireRefused(MasterClient client, Endpoint endpoint, int status, String code) {
        MasterClient.Answer answer = call(client, endpoint);
        assertThat(answer.status()).as(endpoint.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).as(endpoint.toString()).isEqualTo("application/problem+json");
        assertThat(answer.code()).as(endpoint.toString()).isEqualTo(code);
        assertThat(answer.json().getInt("status")).isEqualTo(status);
        assertThat(answer.header("WWW-Authenticate").isEmpty()).isEqualTo(status != 401);
    }

    @Test
    default void whoShowsNothing_isUnknownEverywhere() {
        assertThat(locked()).hasSizeGreaterThan(30);
        locked().forEach(endpoint -> requireRefused(administrator().anonymous(), endpoint, 401, "unauthenticated"));
    }

    @Test
    default void wrongKey_opensNothing() {
        for (String key : List.of("guess", "node:door:guess", "participant:door:p1:guess", "administrator:door:x")) {
            MasterClient client = administrator().with(key);
            locked().forEach(endpoint -> requireRefused(client, endpoint, 403, "wrong_credentials"));
            assertThat(client.get("health").status()).isEqualTo(403);
        }
    }

    @Test
    default void keyOfAnotherScheme_isNoKey() {
        MasterClient.Answer answer =
                administrator().anonymous().get("meetings", "Authorization", "Basic YWRtaW46YWRtaW4=");

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    default void roles_openOnlyTheirDoors() {
        draft("doors");
        MasterClient node = node("door-node", "{}");
        MasterClient participant = participant("doors", "p1");
        for (Endpoint endpoint : locked()) {
            if (!endpoint.roles().contains("node")) {
                requireRefused(node, endpoint, 403, "forbidden");
            }
            if (!endpoint.roles().contains("participant")) {
                requireRefused(participant, endpoint, 403, "forbidden");
            }
            if (!endpoint.roles().contains("administrator")) {
                requireRefused(administrator(), endpoint, 403, "forbidden");
            }
        }
    }

    @Test
    default void nodeFromAnotherNetwork_isRefused() {
        MasterClient far = node("door-far", "{\"networks\":[\"10.0.0.0/8\"]}");

        locked().forEach(endpoint -> requireRefused(far, endpoint, 403, "address_not_allowed"));
    }

    @Test
    default void node_speaksOnlyForItself() {
        MasterClient node = node("door-one", "{}");
        node("door-two", "{}");
        String beat = """
                {"boot":"b","software_version":"1","public_urls":["http://127.0.0.1:1/"],"active_downloads":0,\
                "bytes_served":0,"disk_free":1,"inventory":""}""";

        assertThat(node.post("nodes/door-one/heartbeat", beat).json().getInt("interval_seconds"))
                .isEqualTo(5);
        assertThat(node.post("nodes/door-two/heartbeat", beat).code()).isEqualTo("forbidden");
    }

    @Test
    default void participant_readsOnlyHisMeeting() {
        published("door-mine");
        published("door-other");
        MasterClient participant = participant("door-mine", "p1");

        assertThat(participant.get("meetings/door-mine/data").status()).isEqualTo(200);
        assertThat(participant.get("meetings/door-mine/download-package").status())
                .isEqualTo(200);
        assertThat(participant.get("meetings/door-other/data").code()).isEqualTo("forbidden");
        assertThat(participant.get("meetings/door-other/download-package").code())
                .isEqualTo("forbidden");
        administrator().send("DELETE", "meetings/door-mine/participants/p1", "");
        assertThat(participant.get("meetings/door-mine/data").code()).isEqualTo("wrong_credentials");
    }

    @Test
    default void participant_opensWhatTheDocumentGivesHimForHisMeetingAlone() {
        published("door-his");
        published("door-anothers");
        MasterClient participant = participant("door-his", "p1");
        List<Endpoint> bound = Operation.ofTheMaster().stream()
                .filter(operation -> operation.own().contains("participant"))
                .map(Operation::endpoint)
                .toList();

        assertThat(bound).hasSizeGreaterThan(5);
        for (Endpoint endpoint : bound) {
            String path = endpoint.path().substring(1).replace("{path}", "01 开幕/议程.txt");
            assertThat(participant
                            .send(endpoint.method(), path.replace("{id}", "door-his"), "")
                            .status())
                    .as(endpoint.toString())
                    .isLessThan(400);
            assertThat(participant
                            .send(endpoint.method(), path.replace("{id}", "door-anothers"), "")
                            .status())
                    .as(endpoint.toString())
                    .isEqualTo(403);
        }
    }

    @Test
    default void health_isOpen() {
        MasterClient.Answer answer = administrator().anonymous().get("health");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("status")).isEqualTo("up");
    }
}
