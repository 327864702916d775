package org.lectern.launcher.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.lectern.launcher.instance.ServerProcess;

/** Ends what a cluster runs: servers first, all at once, then the database they used. */
final class ClusterStop {
    /** How long servers may take to end by themselves. */
    static final Duration GRACEFULLY = Duration.ofSeconds(30);

    /** How long, when nothing of theirs is worth waiting for. */
    static final Duration SOON = Duration.ofSeconds(3);

    private ClusterStop() {}

    /**
     * Asks everything to end and, when {@code patience} is over, ends it.
     *
     * @return the ids of those that had to be ended
     */
    static List<String> stop(ClusterState state, Duration patience) {
        List<String> killed = new ArrayList<>();
        List<Member> running =
                state.members().stream().filter(Member::isRunning).toList();
        running.forEach(member -> member.process().terminate());
        long deadline = System.nanoTime() + patience.toNanos();
        running.forEach(member -> end(member.id(), member.process(), deadline, killed));
        state.database().filter(DatabaseMember::isRunning).ifPresent(database -> {
            database.process().terminate();
            end("database", database.process(), System.nanoTime() + patience.toNanos(), killed);
        });
        return killed;
    }

    private static void end(String id, ServerProcess process, long deadline, List<String> killed) {
        if (!process.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
            process.kill();
            killed.add(id);
        }
    }
}
