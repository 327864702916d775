package org.lectern.node.download;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.lectern.delivery.Delivery;
import org.lectern.delivery.Seat;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;

/** Where requests are while what they ask for is found: without a thread, and no more of them than may be. */
final class WaitingRoom {
    private static final System.Logger LOG = System.getLogger(WaitingRoom.class.getName());

    private final Delivery delivery;

    WaitingRoom(Delivery delivery) {
        this.delivery = delivery;
    }

    /**
     * Goes on when the wait is over: at once on this thread if there is none, otherwise on one of the server's.
     *
     * @param then is told once: what was found, or why nothing was, with {@link Refusal} if there is no room to wait or
     *     no thread to go on
     */
    @SuppressWarnings("FutureReturnValueIgnored") // whatever comes is told
    <T> void await(
            HttpServletRequest request, CompletableFuture<T> found, BiConsumer<@Nullable T, @Nullable Throwable> then) {
        if (found.isDone() && !request.isAsyncStarted()) {
            found.whenComplete(then);
            return;
        }
        Seat seat;
        try {
            seat = delivery.takeToWait();
        } catch (Refusal full) {
            found.cancel(false);
            then.accept(null, full);
            return;
        }
        AsyncContext async = async(request, seat);
        found.whenComplete((value, failure) -> {
            seat.leave();
            goOn(async, () -> then.accept(value, failure), then);
        });
    }

    private static AsyncContext async(HttpServletRequest request, Seat seat) {
        try {
            return request.isAsyncStarted() ? request.getAsyncContext() : Delivery.startAsync(request);
        } catch (RuntimeException e) {
            seat.leave();
            throw e;
        }
    }

    private static <T> void goOn(
            AsyncContext async, Runnable rest, BiConsumer<@Nullable T, @Nullable Throwable> otherwise) {
        try {
            async.start(rest);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the server has no thread to go on with a request", e);
            otherwise.accept(
                    null, new Refusal(ErrorCode.UNAVAILABLE, "This node has more to do than it can; try again soon."));
        }
    }
}
