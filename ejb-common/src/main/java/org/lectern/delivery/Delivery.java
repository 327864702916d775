package org.lectern.delivery;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.lectern.delivery.request.Decision;
import org.lectern.delivery.transfer.Transfer;
import org.lectern.delivery.transfer.Transfers;
import org.lectern.problem.Refusal;

/**
 * The download engine: answers a request for a {@link Download} as RFC 9110 says and sends it without holding a
 * thread. Safe for use by several threads.
 */
public final class Delivery {
    private final Departures departures;
    private final Clock clock;

    public Delivery(DeliverySettings settings) {
        this(settings, new Transfers(settings.bufferSize(), settings.copyUpTo()), Clock.systemUTC());
    }

    Delivery(DeliverySettings settings, Transfer transfer, Clock clock) {
        this.departures = new Departures(settings, transfer);
        this.clock = clock;
    }

    private Delivery(Departures departures, Clock clock) {
        this.departures = departures;
        this.clock = clock;
    }

    /**
     * Another for requests of another kind, so that each kind finds room when there are many of the other; what all may
     * take a second is shared.
     *
     * @param atOnce how many of its answers may be on their way
     */
    public Delivery beside(int atOnce) {
        return new Delivery(departures.beside(atOnce), clock);
    }

    /**
     * Puts a request into asynchronous mode without a time limit of the server's: for a caller that must wait for
     * something before it can {@link #serve}. From here on the caller answers in any case, by {@code serve} or by
     * completing the context.
     */
    public static AsyncContext startAsync(HttpServletRequest request) {
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        return async;
    }

    /**
     * Takes room for a request that waits for something before it can be served. As many may wait as may be on their way;
     * the caller leaves the seat when the wait is over, before it serves.
     *
     * @throws Refusal if there is no room, or this server stops
     */
    public Seat takeToWait() {
        return departures.takeToWait();
    }

    /**
     * Answers the request and returns at once; the bytes leave later. Where there is no room for one more, the answer is
     * 503 with {@code Retry-After}. If the request is in asynchronous mode already,
     * the answer uses and completes that.
     *
     * @throws IOException if the content cannot be opened; then the response is untouched, not completed, and the
     *     listener has not been told anything
     * @throws IllegalStateException if the request is in asynchronous mode with a time limit of the server's, which
     *     nobody would tell us about: begin with {@link #startAsync}
     */
    public void serve(
            HttpServletRequest request, HttpServletResponse response, Download download, DeliveryListener listener)
            throws IOException {
        if (request.isAsyncStarted() && request.getAsyncContext().getTimeout() > 0) {
            throw new IllegalStateException("asynchronous mode has a time limit: begin it with Delivery.startAsync");
        }
        Decision decision = Decision.on(request.getMethod(), name -> header(request, name), download.representation());
        // Grizzly dates no answer whose headers leave before its content (RFC 9110 section 6.6.1).
        response.setDateHeader("Date", clock.millis());
        Answer answer = new Answer(request, response, download, decision, listener);
        if (decision.isSuccess() && request.getMethod().equals("GET")) {
            try {
                answer.send(departures);
            } catch (Refusal refusal) {
                answer.refuse(refusal);
            }
        } else {
            answer.sendWithoutContent();
        }
    }

    /**
     * Ends well: whoever asks for content from now on gets a 503, and what is on its way may leave within the time set
     * for that. Blocks meanwhile.
     *
     * @return how many answers have not left
     */
    public int close() {
        return departures.close();
    }

    /** How many answers with content are on their way. */
    public int active() {
        return departures.active();
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        List<String> lines = Collections.list(request.getHeaders(name));
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", lines));
    }
}
