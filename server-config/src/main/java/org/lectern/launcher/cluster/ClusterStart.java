package org.lectern.launcher.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.lectern.launcher.client.MasterClient;
import org.lectern.launcher.instance.Home;
import org.lectern.launcher.instance.Instance;
import org.lectern.launcher.instance.Pause;
import org.lectern.launcher.instance.Readiness;
import org.lectern.launcher.instance.Readiness.Candidate;
import org.lectern.launcher.instance.Role;
import org.lectern.launcher.instance.ServerImage;
import org.lectern.launcher.instance.ServerProcess;
import org.lectern.launcher.terminal.Refusal;
import org.lectern.launcher.terminal.Terminal;

/** One attempt to start a cluster: all of it comes up, or nothing of it stays. */
final class ClusterStart {
    private static final Duration HEARTBEAT_POLL = Duration.ofMillis(100);

    private final Home home;
    private final ClusterOptions options;
    private final Terminal terminal;
    private final ClusterFile file;
    private final ClusterPlan plan;
    private volatile ClusterState state;
    private volatile boolean interrupted;

    ClusterStart(Home home, ClusterOptions options, Terminal terminal, ClusterFile file) {
        this.home = home;
        this.options = options;
        this.terminal = terminal;
        this.file = file;
        home.war(Role.MASTER);
        if (options.nodes() > 0) {
            home.war(Role.NODE);
        }
        this.plan = new ClusterPlan(options);
        Cluster.trust(options.data());
        this.state = plan.state();
    }

    /** Starts everything and returns when it is ready; what was started is stopped if any of it fails. */
    ClusterState start() {
        Thread undo = new Thread(this::interrupt, "abandon-start");
        Runtime.getRuntime().addShutdownHook(undo);
        boolean ready = false;
        try {
            ServerImage image = ServerImage.of(home);
            for (int i = 0; i < state.nodes().size(); i++) {
                launch(state.nodes().get(i), plan.node(state, i), image);
            }
            plan.postgres().ifPresent(server -> {
                terminal.note("up.database", server.folder());
                ServerProcess process = server.start();
                write(state.withDatabase(
                        new DatabaseMember(server.url(), OptionalLong.of(process.pid()), server.folder())));
            });
            launch(state.master(), plan.master(state.master()), image);
            awaitReady();
            write(state.in(ClusterState.READY));
            ready = true;
            return state;
        } catch (Refusal refusal) {
            throw interrupted ? Refusal.of("ready.interrupted").because(refusal) : refusal;
        } finally {
            if (!ready) {
                abandon();
            }
            forget(undo);
        }
    }

    private void launch(Member member, Instance instance, ServerImage image) {
        member.folder().prepare(instance, home, image);
        ServerProcess process = ServerProcess.java(member.folder());
        terminal.note("up.started", member.id(), member.url(), process.pid());
        write(state.withPid(member.id(), OptionalLong.of(process.pid())));
    }

    private void awaitReady() {
        List<Candidate> candidates = new ArrayList<>();
        state.members().forEach(member -> candidates.add(candidate(member)));
        new Readiness().await(candidates, options.patience(), ready -> {
            terminal.note("up.ready", ready.name(), ready.url());
            if (ready.name().equals(Member.MASTER)) {
                MasterClient master =
                        new MasterClient(state.master().url(), state.master().key());
                state.nodes().forEach(node -> Enrolment.enrol(master, node));
            }
        });
        state.nodes().forEach(this::awaitHeartbeat);
    }

    /** A node is part of the cluster once the master knows where participants reach it. */
    private void awaitHeartbeat(Member node) {
        MasterClient master =
                new MasterClient(state.master().url(), state.master().key());
        long start = System.nanoTime();
        while (!master.require("/nodes/" + node.id()).getString("state").matches("online|draining")) {
            if (System.nanoTime() - start > options.patience().toNanos()) {
                throw Refusal.of(
                        "cluster.no-heartbeat", node.id(), options.patience().toSeconds(), node.log());
            }
            if (!Pause.of(HEARTBEAT_POLL)) {
                throw Refusal.of("ready.interrupted");
            }
        }
    }

    static Candidate candidate(Member member) {
        return new Candidate(member.id(), member.url(), member.process(), member.log());
    }

    private synchronized void write(ClusterState next) {
        state = next;
        file.write(next);
    }

    /** What Ctrl-C does. */
    private void interrupt() {
        interrupted = true;
        abandon();
    }

    private void abandon() {
        ClusterStop.stop(state, ClusterStop.SOON);
        write(state.stopped());
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return; // the JVM is on its way out, so the hook runs or has run
        }
    }
}
