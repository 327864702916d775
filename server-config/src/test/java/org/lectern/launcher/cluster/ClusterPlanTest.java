package org.lectern.launcher.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.launcher.database.Database;
import org.lectern.launcher.instance.Instance;

final class ClusterPlanTest {
    @TempDir
    Path data;

    @Test
    void keys_stayTheSameOnKeptData() {
        ClusterState first = new ClusterPlan(ClusterOptions.in(data)).state();
        ClusterState second = new ClusterPlan(ClusterOptions.in(data)).state();
        assertThat(second.master().key()).isEqualTo(first.master().key()).hasSizeGreaterThan(40);
        assertThat(second.nodes().get(1).key())
                .isEqualTo(first.nodes().get(1).key())
                .startsWith("join:node-2:");
    }

    @Test
    void nodes_reachTheMasterByItsOwnAddress_orByTheOneThatWasGiven() {
        ClusterOptions options = ClusterOptions.in(data).withContext("/lectern");
        ClusterPlan plan = new ClusterPlan(options);
        ClusterState state = plan.state();
        assertThat(plan.node(state, 0).settings())
                .containsEntry("lectern.node.id", "node-1")
                .containsEntry("lectern.node.master-url", state.master().url() + "/")
                .containsEntry("lectern.node.public-url", state.nodes().get(0).url() + "/");
        ClusterPlan proxied = new ClusterPlan(options.withMasterUrl(URI.create("http://proxy:1/x")));
        assertThat(proxied.node(proxied.state(), 0).settings())
                .containsEntry("lectern.node.master-url", "http://proxy:1/x/");
    }

    @Test
    void master_keepsItsH2FileInItsOwnFolder() {
        ClusterPlan plan = new ClusterPlan(ClusterOptions.in(data));
        Instance master = plan.master(plan.state().master());
        assertThat(master.settings().get("lectern.db.url")).startsWith("jdbc:h2:file:" + data.resolve("master/db"));
    }

    @Test
    void databaseOfSomebodyElse_isPassedOn() {
        String url = "jdbc:h2:tcp://127.0.0.1/x";
        ClusterPlan plan = new ClusterPlan(ClusterOptions.in(data).withDatabase(new Database.Jdbc(url)));
        assertThat(plan.master(plan.state().master()).settings())
                .containsEntry("lectern.db.url", url)
                .doesNotContainKey("lectern.db.password");
    }

    @Test
    void settings_reachEveryServer() {
        ClusterOptions options = ClusterOptions.in(data).withSettings("lectern.a.b-c=d=e");
        ClusterPlan plan = new ClusterPlan(options);
        ClusterState state = plan.state();
        assertThat(plan.node(state, 1).settings()).containsEntry("lectern.a.b-c", "d=e");
        assertThat(plan.master(state.master()).settings()).containsEntry("lectern.a.b-c", "d=e");
    }

    @Test
    void assignmentThatIsNone_isRefused() {
        for (String text : new String[] {"lectern.a", "other.a=b", "=b", "lectern.A=b"}) {
            assertThatThrownBy(() -> Assignment.parseAll(List.of(text))).hasMessageContaining(text);
        }
        assertThat(Assignment.parseAll(List.of("lectern.a=1", "lectern.a=2"))).isEqualTo(Map.of("lectern.a", "2"));
    }

    @Test
    void dataFolder_isForOneLauncherAtATime() {
        try (FolderLock first = FolderLock.take(data)) {
            assertThat(first.isHeld()).isTrue();
            assertThatThrownBy(() -> FolderLock.take(data)).hasMessageContaining(data.toString());
        }
        try (FolderLock again = FolderLock.take(data)) {
            assertThat(again.isHeld()).isTrue();
        }
    }
}
