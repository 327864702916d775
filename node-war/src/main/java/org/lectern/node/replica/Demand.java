package org.lectern.node.replica;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.node.hub.Gone;
import org.lectern.node.hub.Master;
import org.lectern.protocol.SyncFeed;

/** Packages that somebody waits for: those who wait for the same one wait together. */
final class Demand {
    /** A failure is the answer to all who ask within this time, so that a crowd does not become the master's. */
    private static final long FAILURE_LASTS_MILLIS = 1000;

    private final Replicas replicas;
    private final Holdings holdings;
    private final Master master;
    private final Executor errands;
    private final ConcurrentMap<Wish, Crowd<Replica>> wishes = new ConcurrentHashMap<>();

    Demand(Replicas replicas, Holdings holdings, Master master, Executor errands) {
        this.replicas = replicas;
        this.holdings = holdings;
        this.master = master;
        this.errands = errands;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the last stage hands every failure on
    CompletableFuture<Replica> obtain(MeetingId meeting, Digest digest) {
        Wish wish = new Wish(meeting, digest);
        Crowd<Replica> mine = new Crowd<>();
        Crowd<Replica> first = wishes.putIfAbsent(wish, mine);
        if (first != null) {
            return first.join();
        }
        CompletableFuture.runAsync(() -> want(wish), errands)
                .thenCompose(wanted -> replicas.fetch(digest))
                .thenApply(fetched -> find(wish))
                .whenComplete((replica, failure) -> {
                    if (failure == null) {
                        wishes.remove(wish, mine);
                        mine.found(replica);
                    } else {
                        mine.failed(cause(failure));
                        CompletableFuture.delayedExecutor(FAILURE_LASTS_MILLIS, TimeUnit.MILLISECONDS)
                                .execute(() -> wishes.remove(wish, mine));
                    }
                });
        return mine.join();
    }

    private void want(Wish wish) {
        try {
            want(wish.meeting(), wish.digest());
        } catch (Gone e) {
            throw new CompletionException(new NotCurrent(wish.meeting(), wish.digest()));
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    /**
     * Sees to it that a package is wanted here.
     *
     * @throws NotCurrent if the master says otherwise
     */
    private void want(MeetingId meeting, Digest digest) throws IOException {
        Optional<Holding> known = holdings.find(meeting);
        if (known.filter(holding -> holding.wanted().contains(digest)).isPresent()) {
            return;
        }
        SyncFeed.Item item = master.meeting(meeting).toItem();
        boolean current = item.id().equals(meeting)
                && item.packages().containsKey(digest)
                && item.state().isServed();
        if (!current || !holdings.announce(item, known)) {
            throw new NotCurrent(meeting, digest);
        }
    }

    private Replica find(Wish wish) {
        return replicas.find(wish.meeting(), wish.digest())
                .orElseThrow(() -> new CompletionException(new NotCurrent(wish.meeting(), wish.digest())));
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private record Wish(MeetingId meeting, Digest digest) {}
}
