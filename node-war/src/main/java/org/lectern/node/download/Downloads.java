package org.lectern.node.download;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lectern.content.MeetingId;
import org.lectern.delivery.Delivery;
import org.lectern.delivery.DeliveryListener;
import org.lectern.delivery.Download;
import org.lectern.node.journal.Journal;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.ProblemPage;
import org.lectern.problem.Refusal;

/** Answers requests for packages; a request that has to wait for something holds no thread meanwhile. */
final class Downloads {
    private static final System.Logger LOG = System.getLogger(Downloads.class.getName());
    private static final String MEDIA_TYPE = "application/zip";

    private final Counter counter;
    private final Delivery delivery;
    private final Journal journal;
    private final Clock clock;

    Downloads(Counter counter, Delivery delivery, Journal journal, Clock clock) {
        this.counter = counter;
        this.delivery = delivery;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Answers a request.
     *
     * @param id what stands in the path for the meeting
     */
    void answer(HttpServletRequest request, HttpServletResponse response, String id) throws IOException {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            Refusal refusal =
                    new Refusal(ErrorCode.METHOD_NOT_ALLOWED, "The Allow header names the methods of this address.");
            ProblemPage.send(request, response, refusal);
            return;
        }
        try {
            Optional<String> ticket =
                    Optional.ofNullable(request.getParameter("ticket")).filter(text -> !text.isEmpty());
            answer(request, response, counter.find(parse(id), ticket), true);
        } catch (Refusal refusal) {
            ProblemPage.send(request, response, refusal);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // finish answers in every case
    private void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            CompletableFuture<Permitted> found,
            boolean again) {
        if (found.isDone() && !request.isAsyncStarted()) {
            found.whenComplete((permitted, failure) -> finish(request, response, permitted, failure, again));
            return;
        }
        AsyncContext async = request.isAsyncStarted() ? request.getAsyncContext() : Delivery.startAsync(request);
        found.whenComplete(
                (permitted, failure) -> async.start(() -> finish(request, response, permitted, failure, again)));
    }

    private void finish(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Permitted permitted,
            @Nullable Throwable failure,
            boolean again) {
        try {
            if (permitted == null) {
                refuse(request, response, Counter.refusal(failure == null ? new IOException() : failure));
            } else {
                send(request, response, permitted, again);
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "a download could not be answered", e);
            end(request);
        }
    }

    private void send(HttpServletRequest request, HttpServletResponse response, Permitted permitted, boolean again)
            throws IOException {
        Download download = Download.of(
                permitted.replica().content(),
                MEDIA_TYPE,
                "meeting_" + permitted.ticket().meeting() + ".zip",
                permitted.replica().published());
        DeliveryListener listener = request.getMethod().equals("GET")
                ? new DownloadRecord(journal, permitted.ticket(), clock, download.size())
                : DeliveryListener.NONE;
        try {
            delivery.serve(request, response, download, listener);
        } catch (IOException e) {
            if (response.isCommitted()) {
                throw e;
            }
            // The package turned out to be wrong or gone before anything was sent: once more, when it is whole again.
            LOG.log(Level.DEBUG, "a package could not be opened", e);
            if (again) {
                answer(request, response, counter.obtain(permitted.ticket()), false);
            } else {
                refuse(request, response, Counter.refusal(e));
            }
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        ProblemPage.send(request, response, refusal);
        end(request);
    }

    private static void end(HttpServletRequest request) {
        if (request.isAsyncStarted()) {
            request.getAsyncContext().complete();
        }
    }

    private static MeetingId parse(String id) {
        try {
            return new MeetingId(id);
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField("id", String.valueOf(e.getMessage()));
        }
    }
}
