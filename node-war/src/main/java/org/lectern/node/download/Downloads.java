package org.lectern.node.download;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lectern.content.MeetingId;
import org.lectern.delivery.Delivery;
import org.lectern.delivery.DeliveryListener;
import org.lectern.delivery.Parameters;
import org.lectern.delivery.request.Decision;
import org.lectern.network.ClientAddress;
import org.lectern.node.journal.Journal;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.ProblemPage;
import org.lectern.problem.Refusal;

/**
 * Answers requests for packages and for documents in them; a request that has to wait for something holds no thread
 * meanwhile.
 */
final class Downloads {
    private static final System.Logger LOG = System.getLogger(Downloads.class.getName());

    private final Counter counter;
    private final Delivery delivery;
    private final WaitingRoom room;
    private final Journal journal;
    private final Clock clock;
    private final Places places;
    private boolean closed; // guarded by this

    Downloads(Counter counter, Delivery delivery, Journal journal, Clock clock, Places places) {
        this.counter = counter;
        this.delivery = delivery;
        this.room = new WaitingRoom(delivery);
        this.journal = journal;
        this.clock = clock;
        this.places = places;
    }

    /**
     * From where requests come and where else they may go.
     *
     * @param links where else tickets are good
     */
    record Places(ClientAddress addresses, KnownLinks links) {}

    /** Where else tickets are good. */
    KnownLinks links() {
        return places.links();
    }

    /** Takes nobody any more, and waits a while for those who are being served; the second time it does nothing. */
    synchronized void close() {
        if (!closed) {
            closed = true;
            int cut = delivery.close();
            LOG.log(cut == 0 ? Level.INFO : Level.WARNING, "Downloads are closed, {0} of them cut.", cut);
        }
    }

    /**
     * Answers a request.
     *
     * @param id what stands in the path for the meeting
     * @param wish reads what the request asks for; may refuse
     */
    void answer(HttpServletRequest request, HttpServletResponse response, String id, Supplier<Wish> wish)
            throws IOException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> find(request, response, id, wish);
            case "OPTIONS" -> {
                response.setHeader("Allow", Decision.METHODS);
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            }
            default -> {
                response.setHeader("Allow", Decision.METHODS);
                Refusal refusal = new Refusal(
                        ErrorCode.METHOD_NOT_ALLOWED, "The Allow header names the methods of this address.");
                ProblemPage.send(request, response, refusal);
            }
        }
    }

    private void find(HttpServletRequest request, HttpServletResponse response, String id, Supplier<Wish> wish)
            throws IOException {
        try {
            Errand errand = new Errand(request, response, wish.get());
            Optional<String> ticket = Parameters.find(request, "ticket").filter(text -> !text.isEmpty());
            errand.await(
                    counter.find(parse(id), new Shown(ticket, places.addresses().of(request))), true);
        } catch (Refusal refusal) {
            ProblemPage.send(request, response, refusal);
        }
    }

    private static MeetingId parse(String id) {
        try {
            return new MeetingId(id);
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField("id", String.valueOf(e.getMessage()));
        }
    }

    /** One request on its way from a ticket to its answer. */
    private final class Errand {
        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final Wish wish;

        Errand(HttpServletRequest request, HttpServletResponse response, Wish wish) {
            this.request = request;
            this.response = response;
            this.wish = wish;
        }

        /**
         * Goes on when the package was found.
         *
         * @param again whether to look once more if it turns out to be wrong or gone
         */
        void await(CompletableFuture<Permitted> found, boolean again) {
            room.await(request, found, (permitted, failure) -> finish(permitted, failure, again));
        }

        private void finish(@Nullable Permitted permitted, @Nullable Throwable failure, boolean again) {
            try {
                if (permitted == null) {
                    refuse(Counter.refusal(failure == null ? new IOException() : failure));
                } else {
                    send(permitted, again);
                }
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.DEBUG, "a download could not be answered", e);
                giveUp();
            }
        }

        /** Ends without what was asked for, and so that nobody takes nothing for it. */
        private void giveUp() {
            try {
                if (!response.isCommitted()) {
                    response.reset();
                    ProblemPage.send(
                            request,
                            response,
                            new Refusal(ErrorCode.INTERNAL_ERROR, "This node failed; try again, or get a new link."));
                }
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.DEBUG, "nor could that be said", e);
            } finally {
                end();
            }
        }

        private void send(Permitted permitted, boolean again) throws IOException {
            try {
                Offer offer = wish.from(permitted);
                delivery.serve(request, response, offer.download(), listener(permitted, offer));
            } catch (Refusal refusal) {
                refuse(refusal);
            } catch (IOException e) {
                if (response.isCommitted()) {
                    throw e;
                }
                // The package was wrong or gone before anything was sent: once more, when it is whole again.
                LOG.log(Level.DEBUG, "a package could not be opened", e);
                if (again) {
                    await(counter.obtain(permitted.ticket()), false);
                } else {
                    refuse(Counter.refusal(e));
                }
            }
        }

        private DeliveryListener listener(Permitted permitted, Offer offer) {
            return request.getMethod().equals("GET")
                    ? new DownloadRecord(journal, permitted.ticket(), clock, offer)
                    : DeliveryListener.NONE;
        }

        private void refuse(Refusal refusal) throws IOException {
            ProblemPage.send(request, response, refusal);
            end();
        }

        private void end() {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().complete();
            }
        }
    }
}
