package org.lectern.node.replica;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Those who wait for the same thing. Each has a future of his own and may give up by completing it; he is forgotten then,
 * however long the others wait. (A stage of a future that all share would be kept until that one is done.) Safe for use
 * by several threads.
 */
final class Crowd<T> {
    private final CompletableFuture<T> end = new CompletableFuture<>();
    private final Map<Object, CompletableFuture<T>> waiting = new ConcurrentHashMap<>();

    /** One more waits; after the end he is told at once. */
    @SuppressWarnings("FutureReturnValueIgnored") // forgetting does not fail
    CompletableFuture<T> join() {
        CompletableFuture<T> one = new CompletableFuture<>();
        Object place = new Object();
        waiting.put(place, one);
        one.whenComplete((value, failure) -> waiting.remove(place));
        if (end.isDone()) {
            tell(one);
        }
        return one;
    }

    /** All are told what was found. */
    void found(T value) {
        end.complete(value);
        waiting.values().forEach(this::tell);
    }

    /** All are told why nothing was. */
    void failed(Throwable why) {
        end.completeExceptionally(why);
        waiting.values().forEach(this::tell);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // whatever comes is told
    private void tell(CompletableFuture<T> one) {
        end.whenComplete((value, failure) -> {
            if (failure == null) {
                one.complete(value);
            } else {
                one.completeExceptionally(failure);
            }
        });
    }

    /** How many wait. */
    int size() {
        return waiting.size();
    }
}
