package org.lectern.launcher.instance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.lectern.launcher.terminal.Refusal;

/** Asks servers whether they are ready, by their own word and not by an open port. */
public final class Readiness {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int TAIL = 25;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER)
            .build();

    /**
     * A server that was started.
     *
     * @param name what people call it
     * @param url its context root
     * @param process its process
     * @param log what it printed
     */
    public record Candidate(String name, URI url, ServerProcess process, Path log) {}

    /** Whether the server at {@code url} answers that it is ready; an interrupted question counts as no. */
    public boolean isReady(URI url) {
        return health(url) == 200;
    }

    private int health(URI url) {
        HttpRequest question = HttpRequest.newBuilder(URI.create(url + "/api/v1/health"))
                .timeout(ANSWER)
                .build();
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0; // nobody there yet, which is what was asked
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /**
     * Waits until every candidate is ready.
     *
     * @throws Refusal when one ends, fails to deploy, or is not ready in time, with the end of its log
     */
    public void await(List<Candidate> candidates, Duration patience, Consumer<Candidate> whenReady) {
        long start = System.nanoTime();
        List<Candidate> waiting = new ArrayList<>(candidates);
        while (!waiting.isEmpty()) {
            for (Candidate candidate : List.copyOf(waiting)) {
                if (isReady(candidate.url())) {
                    waiting.remove(candidate);
                    whenReady.accept(candidate);
                }
            }
            if (!waiting.isEmpty()) {
                refuseIfHopeless(waiting.get(0), System.nanoTime() - start > patience.toNanos(), patience);
                waiting.forEach(candidate -> refuseIfHopeless(candidate, false, patience));
                if (!Pause.of(POLL)) {
                    throw Refusal.of("ready.interrupted");
                }
            }
        }
    }

    private void refuseIfHopeless(Candidate candidate, boolean late, Duration patience) {
        if (!candidate.process().isAlive()) {
            throw refusal("ready.died", candidate, patience);
        }
        if (late) {
            throw refusal("ready.late", candidate, patience);
        }
        if (hasFailedToDeploy(candidate)) {
            throw refusal("ready.not-deployed", candidate, patience);
        }
    }

    /** The server says it is done starting, and yet there is no application behind its port. */
    private boolean hasFailedToDeploy(Candidate candidate) {
        if (health(candidate.url()) != 404 || !saysReady(candidate)) {
            return false;
        }
        return Pause.of(GRACE) && health(candidate.url()) == 404;
    }

    private static boolean saysReady(Candidate candidate) {
        return LogTail.of(candidate.log(), 200).stream()
                .anyMatch(line -> line.contains("Payara Micro") && line.contains(") ready in "));
    }

    private static Refusal refusal(String key, Candidate candidate, Duration patience) {
        String tail = String.join("\n", LogTail.trouble(candidate.log(), TAIL));
        return Refusal.of(key, candidate.name(), patience.toSeconds(), candidate.log(), tail);
    }
}
