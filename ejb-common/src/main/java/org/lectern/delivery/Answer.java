package org.lectern.delivery;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import org.lectern.delivery.request.Decision;
import org.lectern.delivery.transfer.DeliveryOutcome;
import org.lectern.delivery.transfer.Outgoing;
import org.lectern.delivery.transfer.ServerConnection;
import org.lectern.delivery.transfer.Source;
import org.lectern.delivery.transfer.StoredBody;
import org.lectern.problem.ProblemPage;
import org.lectern.problem.Refusal;

/** The answer to one request, decided and not yet given. */
final class Answer {
    private static final System.Logger LOG = System.getLogger(Answer.class.getName());

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Download download;
    private final Decision decision;
    private final DeliveryListener listener;

    Answer(
            HttpServletRequest request,
            HttpServletResponse response,
            Download download,
            Decision decision,
            DeliveryListener listener) {
        this.request = request;
        this.response = response;
        this.download = download;
        this.decision = decision;
        this.listener = listener;
    }

    /** Gives an answer that has no bytes of the download: to a HEAD, a 304, a refusal. */
    void sendWithoutContent() {
        give(0, DeliveryOutcome.COMPLETE, () -> {
            if (decision.isSuccess()) {
                AnswerHeaders.write(response, decision, download, Payload.of(decision, download));
            } else {
                AnswerHeaders.write(response, decision, download);
            }
            if (decision.refusal().isPresent()) {
                ProblemPage.send(request, response, decision.refusal().get());
            }
        });
    }

    /** Gives an answer as a whole, now, and ends it: also if its client has gone, who then needs no other one. */
    private void give(long bytes, DeliveryOutcome outcome, Writer writer) {
        listener.started(decision.status(), decision.ranges());
        boolean given = false;
        try {
            writer.write();
            response.flushBuffer();
            given = true;
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "an answer did not reach its client", e);
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().complete();
            }
            listener.finished(given ? bytes : 0, given ? outcome : DeliveryOutcome.ABORTED);
        }
    }

    /** Writes an answer, but for sending it off. */
    private interface Writer {
        void write() throws IOException;
    }

    /** Says why there is no answer to the request. */
    void refuse(Refusal refusal) throws IOException {
        ProblemPage.send(request, response, refusal);
        if (request.isAsyncStarted()) {
            request.getAsyncContext().complete();
        }
    }

    /**
     * Gives an answer with content.
     *
     * @throws Refusal if there is no room for it now
     */
    void send(Departures departures) throws IOException {
        departures.requireOpen();
        Payload payload = Payload.of(decision, download);
        if (handOn(departures.front())) {
            return;
        }
        Seat seat = departures.take();
        try {
            Source source = payload.body().open();
            Outgoing outgoing = outgoing(source, payload, departures);
            departures.start(outgoing);
            outgoing.follow(departures.watch(), (bytesSent, outcome) -> {
                seat.leave();
                listener.finished(bytesSent, outcome);
            });
        } catch (IOException | RuntimeException e) {
            seat.leave();
            throw e;
        }
    }

    /** Leaves the answer to the web server in front, ranges and all, if that can give it. */
    private boolean handOn(Front front) throws IOException {
        if (!front.takes(request) || !(download.body() instanceof StoredBody whole)) {
            return false;
        }
        Optional<Path> file = whole.file();
        if (file.isEmpty()) {
            return false;
        }
        give(Payload.of(decision, download).body().length(), DeliveryOutcome.HANDED_ON, () -> {
            AnswerHeaders.describe(response, download);
            front.handOn(response, file.get());
        });
        return true;
    }

    /** Makes an answer ready to leave, and says that it starts; the source is closed if that fails. */
    private Outgoing outgoing(Source source, Payload payload, Departures departures) throws IOException {
        try {
            AnswerHeaders.write(response, decision, download, payload);
            ServerConnection connection = departures.connection(request);
            connection.prepare(response);
            Outgoing.Route route = new Outgoing.Route(connection, departures.pace());
            Outgoing outgoing = new Outgoing(source, payload.body().length(), request, response, route);
            listener.started(decision.status(), decision.ranges());
            return outgoing;
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }
}
