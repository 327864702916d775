package org.lectern.launcher.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.lectern.launcher.terminal.Refusal;

/**
 * A cluster as {@code cluster.json} describes it.
 *
 * @param phase {@code starting}, {@code ready} or {@code stopped}
 * @param master its master
 * @param nodes its nodes, in order
 * @param database its own PostgreSQL server, if it runs one
 */
record ClusterState(String phase, Member master, List<Member> nodes, Optional<DatabaseMember> database) {
    static final String STARTING = "starting";
    static final String READY = "ready";
    static final String STOPPED = "stopped";

    ClusterState {
        nodes = List.copyOf(nodes);
    }

    /** The master, then the nodes. */
    List<Member> members() {
        List<Member> all = new ArrayList<>(List.of(master));
        all.addAll(nodes);
        return all;
    }

    Member member(String id) {
        return members().stream()
                .filter(member -> member.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.misuse("cluster.no-member", id));
    }

    boolean isRunning() {
        return members().stream().anyMatch(Member::isRunning)
                || database.map(DatabaseMember::isRunning).orElse(false);
    }

    ClusterState in(String otherPhase) {
        return new ClusterState(otherPhase, master, nodes, database);
    }

    ClusterState withDatabase(DatabaseMember started) {
        return new ClusterState(phase, master, nodes, Optional.of(started));
    }

    /** The same with another process, or none, behind the member {@code id}. */
    ClusterState withPid(String id, OptionalLong pid) {
        Member changed = member(id).with(pid);
        return id.equals(Member.MASTER)
                ? new ClusterState(phase, changed, nodes, database)
                : new ClusterState(
                        phase,
                        master,
                        nodes.stream()
                                .map(node -> node.id().equals(id) ? changed : node)
                                .toList(),
                        database);
    }

    /** The same without any process. */
    ClusterState stopped() {
        return new ClusterState(
                STOPPED,
                master.with(OptionalLong.empty()),
                nodes.stream().map(node -> node.with(OptionalLong.empty())).toList(),
                database.map(DatabaseMember::stopped));
    }
}
