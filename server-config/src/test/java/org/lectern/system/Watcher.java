package org.lectern.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.lectern.content.Digest;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.instance.Pause;
import org.lectern.launcher.terminal.Refusal;

/**
 * Participants who download some meetings without pause while a test does its worst: one at each server, whatever the
 * master says, and one wherever the master's links lead. A server may refuse or break off. What it answers completely
 * must be a published package or the range of one, and somebody must be served in each phase of the test.
 */
final class Watcher implements AutoCloseable {
    private static final Duration AFTER_A_REFUSAL = Duration.ofMillis(20);
    private static final Duration SOON = Duration.ofMinutes(2);

    private final Cluster cluster;
    private final List<MeetingDay> days;
    private final List<Thread> participants = new ArrayList<>();
    private final Map<Digest, byte[]> published = new ConcurrentHashMap<>();
    private final Map<MeetingDay, Link> links = new ConcurrentHashMap<>();
    private final Set<Answer> answers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean over;

    /** Begins to watch meetings that are published. */
    Watcher(Cluster cluster, MeetingDay... days) {
        this.cluster = cluster;
        this.days = List.of(days);
        for (MeetingDay day : days) {
            know(day);
            links.put(day, day.link());
        }
        begin("a tablet", link -> link);
        cluster.members().forEach(member -> begin("a tablet at " + member.id(), link -> link.at(member.url())));
    }

    /** Publishes a meeting anew. */
    Digest publish(MeetingDay day) {
        Digest digest = day.publish();
        know(day);
        return digest;
    }

    /** Takes the current version of a meeting for published, as the master sends it. */
    void know(MeetingDay day) {
        try {
            byte[] whole = day.linkAt(cluster.master()).get().body();
            assertThat(Digest.of(whole)).hasToString(day.data().getString("digest"));
            published.put(Digest.of(whole), whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until somebody was served from now on. */
    void awaitService(String when) {
        int before = served.get();
        Eventually.until("somebody is served " + when, SOON, () -> served.get() > before + 3);
    }

    private void begin(String name, UnaryOperator<Link> way) {
        Tablet tablet = new Tablet(new Random(name.hashCode()));
        Thread thread = new Thread(
                () -> {
                    for (int i = 0; !over; i++) {
                        download(tablet, days.get(i % days.size()), way);
                    }
                },
                name);
        thread.setDaemon(true);
        participants.add(thread);
        thread.start();
    }

    private void download(Tablet tablet, MeetingDay day, UnaryOperator<Link> way) {
        try {
            answers.add(tablet.download(way.apply(newest(day))));
            served.incrementAndGet();
        } catch (IOException no) {
            refused.incrementAndGet();
            Pause.of(AFTER_A_REFUSAL);
        }
    }

    /** A new link; the last one while the master is away. */
    private Link newest(MeetingDay day) {
        try {
            links.put(day, day.link());
        } catch (Refusal | UncheckedIOException masterAway) {
            refused.incrementAndGet();
        }
        return links.get(day);
    }

    /** Ends watching: fails if one of the answers was wrong. */
    @Override
    public void close() {
        over = true;
        participants.forEach(Thread::interrupt);
        participants.forEach(Watcher::join);
        days.forEach(this::know);
        assertThat(answers)
                .as("%d answers and %d refusals", served.get(), refused.get())
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.isOf(published)).isTrue());
    }

    private static void join(Thread thread) {
        try {
            thread.join(SOON.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
