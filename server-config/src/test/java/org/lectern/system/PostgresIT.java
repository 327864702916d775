package org.lectern.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.ClusterOptions;
import org.lectern.launcher.cluster.Member;
import org.lectern.launcher.database.Database;

/** The same WAR on PostgreSQL, below a context root, stopped and started again. */
class PostgresIT {
    @TempDir
    static Path folder;

    @Test
    void meeting_outlivesARestartOnPostgres() {
        ClusterOptions options = ClusterOptions.in(folder.resolve("cluster"))
                .withNodes(1)
                .withContext("/papers")
                .withDatabase(new Database.EmbeddedPostgres());
        Digest digest;
        MeetingDay day;
        try (Cluster cluster = Cluster.start(options)) {
            day = new MeetingDay(cluster).upload("一 One/a.bin", 2, 1);
            digest = day.publish();
            day.awaitEverywhere(digest);
            day.awaitLinksTo(cluster.member("node-1"));
            assertThat(day.link().url().getPath()).startsWith("/papers/api/v1/");
            assertThat(day.link().digest()).hasValue(digest);
            cluster.kill(Member.MASTER);
            cluster.restart(Member.MASTER);
            assertThat(day.data().getString("digest")).isEqualTo(digest.toString());
        }
        try (Cluster again = Cluster.start(options)) {
            day.at(again).awaitLinksTo(again.member("node-1"));
            assertThat(day.at(again).link().digest()).hasValue(digest);
        }
    }
}
