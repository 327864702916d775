package org.lectern.node.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lectern.delivery.Delivery;
import org.lectern.delivery.DeliveryLimits;
import org.lectern.delivery.DeliverySettings;
import org.lectern.delivery.Front;
import org.lectern.problem.Refusal;

final class WaitingRoomTest {
    private static final Executor NO_THREAD = rest -> {
        throw new RejectedExecutionException("all busy");
    };

    private final Delivery delivery = new Delivery(new DeliverySettings(
            new DeliveryLimits(Duration.ofHours(1), Duration.ofHours(1), Duration.ZERO, 1, 0, 0),
            1024,
            1024,
            0,
            Front.NONE));
    private final WaitingRoom room = new WaitingRoom(delivery);
    private final List<String> told = new ArrayList<>();

    @Test
    void whatIsHere_isToldAtOnceWithoutAsynchronousMode() {
        HttpServletRequest request = request(NO_THREAD);

        room.await(request, CompletableFuture.completedFuture("here"), this::tell);

        assertThat(told).containsExactly("here");
        assertThat(request.isAsyncStarted()).isFalse();
    }

    @Test
    void whatIsFoundLater_isToldThenOnAThreadOfTheServers() {
        List<Runnable> work = new ArrayList<>();
        CompletableFuture<String> found = new CompletableFuture<>();
        room.await(request(work::add), found, this::tell);

        found.complete("found");

        assertThat(told).isEmpty();
        work.get(0).run();
        assertThat(told).containsExactly("found");
    }

    @Test
    void serverWithoutAThread_isToldSo() {
        CompletableFuture<String> found = new CompletableFuture<>();
        room.await(request(NO_THREAD), found, this::tell);

        found.complete("found");

        assertThat(told).containsExactly("This node has more to do than it can; try again soon.");
    }

    @Test
    void oneMoreThanMayWait_isToldSoUntilOneHasLeft() {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> second = new CompletableFuture<>();
        room.await(request(Runnable::run), first, this::tell);

        HttpServletRequest refused = request(Runnable::run);
        room.await(refused, second, this::tell);

        assertThat(told).containsExactly("As many wait here as may; try again soon.");
        assertThat(refused.isAsyncStarted()).isFalse();
        assertThat(second).isCancelled();
        first.complete("first");
        room.await(request(Runnable::run), CompletableFuture.supplyAsync(() -> "third", Runnable::run), this::tell);
        assertThat(told).endsWith("first", "third");
    }

    @Test
    void requestThatCannotWait_leavesItsRoom() {
        HttpServletRequest bound = fake(HttpServletRequest.class, (proxy, called, arguments) -> {
            if (called.getName().equals("startAsync")) {
                throw new IllegalStateException("not supported here");
            }
            return false;
        });

        assertThatIllegalStateException()
                .isThrownBy(() -> room.await(bound, new CompletableFuture<String>(), this::tell));
        delivery.takeToWait();
    }

    @Test
    void nodeThatStops_letsNobodyWait() {
        delivery.close();

        room.await(request(Runnable::run), new CompletableFuture<String>(), this::tell);

        assertThat(told).singleElement().asString().contains("about to stop");
    }

    private void tell(@Nullable String found, @Nullable Throwable failure) {
        told.add(failure instanceof Refusal refusal ? refusal.detail() : String.valueOf(found));
    }

    /** A request whose work goes on with {@code threads}. */
    private static HttpServletRequest request(Executor threads) {
        AsyncContext context = fake(AsyncContext.class, (proxy, called, arguments) -> {
            if (called.getName().equals("start")) {
                threads.execute((Runnable) arguments[0]);
            }
            return null;
        });
        List<AsyncContext> started = new ArrayList<>();
        return fake(HttpServletRequest.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "isAsyncStarted" -> !started.isEmpty();
            case "getAsyncContext" -> context;
            case "startAsync" -> {
                started.add(context);
                yield context;
            }
            default -> throw new UnsupportedOperationException(called.getName());
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
