package org.lectern.delivery;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import org.lectern.delivery.request.Decision;
import org.lectern.delivery.transfer.DeliveryOutcome;
import org.lectern.delivery.transfer.GrizzlyConnection;
import org.lectern.delivery.transfer.Outgoing;
import org.lectern.delivery.transfer.ServerConnection;
import org.lectern.delivery.transfer.Source;
import org.lectern.delivery.transfer.Transfer;
import org.lectern.problem.ProblemPage;

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
    void sendWithoutContent() throws IOException {
        listener.started(decision.status(), decision.ranges());
        DeliveryOutcome outcome = DeliveryOutcome.ABORTED;
        try {
            if (decision.isSuccess()) {
                AnswerHeaders.write(response, decision, download, Payload.of(decision, download));
            } else {
                AnswerHeaders.write(response, decision, download);
            }
            if (decision.refusal().isPresent()) {
                ProblemPage.send(request, response, decision.refusal().get());
            }
            response.flushBuffer();
            outcome = DeliveryOutcome.COMPLETE;
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().complete();
            }
            listener.finished(0, outcome);
        }
    }

    /** Gives an answer with content, by way of {@code transfer}. */
    void send(Transfer transfer, DeliverySettings settings) throws IOException {
        Outgoing outgoing = prepare(settings);
        try {
            listener.started(decision.status(), decision.ranges());
            outgoing.watch(settings.timeout());
            transfer.start(outgoing);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "a download could not begin", e);
            outgoing.end(DeliveryOutcome.FAILED);
        }
    }

    private Outgoing prepare(DeliverySettings settings) throws IOException {
        Payload payload = Payload.of(decision, download);
        Source source = payload.body().open();
        try {
            AsyncContext async = request.isAsyncStarted() ? request.getAsyncContext() : Delivery.startAsync(request);
            ServerConnection connection = GrizzlyConnection.of(request);
            AnswerHeaders.write(response, decision, download, payload);
            connection.prepare(response, settings.queueLimit());
            return new Outgoing(source, payload.body().length(), async, connection, listener::finished);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }
}
