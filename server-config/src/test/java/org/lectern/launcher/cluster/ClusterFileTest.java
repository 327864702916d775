package org.lectern.launcher.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.launcher.client.Json;
import org.lectern.launcher.terminal.Refusal;

final class ClusterFileTest {
    @TempDir
    Path data;

    @Test
    void noFile_isNoCluster() {
        assertThat(ClusterFile.in(data).read()).isEmpty();
    }

    @Test
    void whatWasWritten_isRead() {
        ClusterState state = state();
        ClusterFile.in(data).write(state);
        assertThat(ClusterFile.in(data).read()).contains(state);
        ClusterFile.in(data).write(state.stopped());
        assertThat(ClusterFile.in(data).read()).contains(state.stopped());
    }

    @Test
    void file_hasTheMembersThatOthersRead_andOnlyItsOwnerReadsThem() throws IOException {
        ClusterFile.in(data).write(state());
        Path file = data.resolve("cluster.json");
        JsonObject json = Json.object(Files.readString(file));
        assertThat(json.getJsonObject("master").getString("url")).isEqualTo("http://127.0.0.1:8080");
        assertThat(json.getJsonObject("master").getInt("pid")).isEqualTo(11);
        assertThat(json.getJsonObject("master").getString("admin_key")).isEqualTo("secret");
        JsonObject node = json.getJsonArray("nodes").getJsonObject(0);
        assertThat(node.keySet()).contains("id", "url", "pid", "data");
        assertThat(json.getJsonObject("database").getInt("pid")).isEqualTo(13);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void stoppedCluster_namesNoProcess() throws IOException {
        ClusterFile.in(data).write(state().stopped());
        assertThat(Files.readString(data.resolve("cluster.json"))).doesNotContain("\"pid\"");
    }

    @Test
    void damagedFile_isRefusedByName() throws IOException {
        for (String text : List.of("", "{", "[]", "{\"master\":{}}", "{\"state\":1,\"master\":{},\"nodes\":[]}")) {
            Files.writeString(data.resolve("cluster.json"), text);
            assertThatThrownBy(() -> ClusterFile.in(data).read())
                    .as(text)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("cluster.json");
        }
    }

    @Test
    void otherProcess_replacesOneMember() {
        ClusterState state = state().withPid("node-1", OptionalLong.of(99));
        assertThat(state.member("node-1").pid()).hasValue(99);
        assertThat(state.master()).isEqualTo(state().master());
    }

    @Test
    void unknownMember_isRefused() {
        assertThatThrownBy(() -> state().member("node-9")).hasMessageContaining("node-9");
    }

    @Test
    void processThatIsSomethingElse_doesNotRun() {
        Member member =
                state().master().with(OptionalLong.of(ProcessHandle.current().pid()));
        assertThat(member.isRunning()).isFalse();
    }

    private ClusterState state() {
        Member master = new Member(
                "master", URI.create("http://127.0.0.1:8080"), OptionalLong.of(11), data.resolve("master"), "secret");
        Member node = new Member(
                "node-1", URI.create("http://127.0.0.1:8081"), OptionalLong.of(12), data.resolve("node-1"), "node:x");
        DatabaseMember database = new DatabaseMember("jdbc:x", OptionalLong.of(13), data.resolve("postgres"));
        return new ClusterState(ClusterState.READY, master, List.of(node), Optional.of(database));
    }
}
