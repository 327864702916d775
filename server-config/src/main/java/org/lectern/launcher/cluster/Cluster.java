package org.lectern.launcher.cluster;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.lectern.launcher.instance.Home;
import org.lectern.launcher.instance.Readiness;
import org.lectern.launcher.instance.ServerImage;
import org.lectern.launcher.instance.ServerProcess;
import org.lectern.launcher.terminal.Refusal;
import org.lectern.launcher.terminal.Terminal;
import org.lectern.launcher.tls.Authority;
import org.lectern.launcher.tls.Trust;

/**
 * A running master with its nodes.
 *
 * <p>People hold it by its data folder ({@code up}, {@code status}, {@code down}), tests by this handle. Its servers
 * are processes of their own and outlive the handle unless it is closed. Not for several threads.
 */
public final class Cluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Home home;
    private final ClusterFile file;
    private ClusterState state;

    private Cluster(Home home, ClusterFile file, ClusterState state) {
        this.home = home;
        this.file = file;
        this.state = state;
    }

    /** Starts a cluster and returns when every part of it is ready. */
    public static Cluster start(ClusterOptions options) {
        return start(Home.find(), options, Terminal.silent());
    }

    /**
     * Starts a cluster, telling {@code terminal} how it goes along.
     *
     * @throws Refusal if a port or the data folder is in use, the database is away, or a part does not get ready; then
     *     nothing stays running
     */
    public static Cluster start(Home home, ClusterOptions options, Terminal terminal) {
        try (FolderLock lock = FolderLock.take(options.data())) {
            ClusterFile file = ClusterFile.in(options.data());
            if (lock.isHeld() && file.read().map(ClusterState::isRunning).orElse(false)) {
                throw Refusal.of("cluster.running", options.data());
            }
            return new Cluster(home, file, new ClusterStart(home, options, terminal, file).start());
        }
    }

    /** The cluster in {@code data}, running or not, empty when there has never been one. */
    public static Optional<Cluster> in(Path data) {
        Path folder = data.toAbsolutePath().normalize();
        ClusterFile file = ClusterFile.in(folder);
        trust(folder);
        return file.read().map(state -> new Cluster(Home.find(), file, state));
    }

    /** Lets clients trust the cluster's own authority, if it has one. */
    static void trust(Path data) {
        authority(data).ifPresent(Trust::add);
    }

    private static Optional<Path> authority(Path data) {
        return Optional.of(Authority.certificateIn(data.resolve(ClusterPlan.TLS)))
                .filter(Files::exists);
    }

    /** The certificate, as PEM, of the authority that this cluster's servers have theirs from; empty without HTTPS. */
    public Optional<Path> authority() {
        return masterUrl().getScheme().equals("https") ? authority(file.folder()) : Optional.empty();
    }

    public URI masterUrl() {
        return state.master().url();
    }

    public String adminKey() {
        return state.master().key();
    }

    public Member master() {
        return state.master();
    }

    public List<Member> nodes() {
        return state.nodes();
    }

    /** The master, then the nodes. */
    public List<Member> members() {
        return state.members();
    }

    /** The member named {@code master}, {@code node-1}, …; its process as it is now. */
    public Member member(String id) {
        return state.member(id);
    }

    /** Its own PostgreSQL server, if it runs one. */
    public Optional<DatabaseMember> database() {
        return state.database();
    }

    public boolean isRunning() {
        return state.isRunning();
    }

    /** Ends a member with SIGKILL, as a power cut would. */
    public void kill(String id) {
        member(id).process().kill();
        write(state.withPid(id, OptionalLong.empty()));
    }

    /** Ends a member with SIGTERM. */
    public void terminate(String id) {
        ServerProcess process = member(id).process();
        process.terminate();
        if (!process.awaitEnd(ClusterStop.GRACEFULLY)) {
            process.kill();
        }
        write(state.withPid(id, OptionalLong.empty()));
    }

    /** Starts a member that does not run, on its data, port and keys, and returns when it is ready. */
    public void restart(String id) {
        launch(id);
        awaitReady(id);
    }

    /** Starts a member like {@link #restart}, without waiting for it. */
    public void launch(String id) {
        Member member = member(id);
        if (member.isRunning()) {
            throw Refusal.of("cluster.member-running", id);
        }
        member.folder().clear(ServerImage.of(home));
        ServerProcess process = ServerProcess.java(member.folder());
        write(state.withPid(id, OptionalLong.of(process.pid())));
    }

    /** Waits until a member is ready. */
    public void awaitReady(String id) {
        new Readiness().await(List.of(ClusterStart.candidate(member(id))), PATIENCE, ready -> {});
    }

    /**
     * Stops everything and keeps the data.
     *
     * @param patience how long the servers may take before they are killed
     * @return the ids of those that were killed
     */
    public List<String> stop(Duration patience) {
        List<String> killed = ClusterStop.stop(state, patience);
        write(state.stopped());
        return killed;
    }

    /** Stops everything, however it stands. */
    @Override
    public void close() {
        stop(ClusterStop.GRACEFULLY);
    }

    private void write(ClusterState next) {
        state = next;
        file.write(next);
    }
}
