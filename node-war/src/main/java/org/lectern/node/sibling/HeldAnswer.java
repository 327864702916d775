package org.lectern.node.sibling;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.lectern.node.replica.Shared;
import org.lectern.problem.ProblemPage;
import org.lectern.problem.Refusal;
import org.lectern.protocol.JsonForm;
import org.lectern.protocol.NumberRanges;
import org.lectern.protocol.SyncChunks;

/** The answer which chunks are here, given once: when there is news, or when its time is over. */
final class HeldAnswer implements AsyncListener {
    private static final System.Logger LOG = System.getLogger(HeldAnswer.class.getName());

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Supplier<Shared> shared;
    private final AtomicBoolean given = new AtomicBoolean();

    /**
     * An answer that is not given yet.
     *
     * @param shared what is here when it is given; may refuse
     */
    HeldAnswer(HttpServletRequest request, HttpServletResponse response, Supplier<Shared> shared) {
        this.request = request;
        this.response = response;
        this.shared = shared;
    }

    /** Gives it. */
    void now() throws IOException {
        write();
    }

    /** Gives it when more is here than the question knows. */
    void later(Shared present, Question question) {
        AsyncContext async = request.startAsync();
        async.setTimeout(question.hold().toMillis());
        async.addListener(this);
        present.whenMoreThan(question.known(), () -> wake(async));
    }

    private void wake(AsyncContext async) {
        if (!given.get()) {
            try {
                async.start(() -> give(async));
            } catch (IllegalStateException e) {
                LOG.log(Level.DEBUG, "a held question has ended already", e);
            }
        }
    }

    private void give(AsyncContext async) {
        if (!given.compareAndSet(false, true)) {
            return;
        }
        try {
            write();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "a sibling did not take its answer", e);
        } finally {
            async.complete();
        }
    }

    private void write() throws IOException {
        try {
            byte[] body = JsonForm.jsonb().toJson(chunks(shared.get())).getBytes(StandardCharsets.UTF_8);
            response.setContentType("application/json");
            response.setHeader("Cache-Control", "no-store");
            response.setContentLength(body.length);
            if (!request.getMethod().equals("HEAD")) {
                response.getOutputStream().write(body);
            }
        } catch (Refusal refusal) {
            ProblemPage.send(request, response, refusal);
        }
    }

    private static SyncChunks chunks(Shared here) {
        var numbers = here.here();
        return new SyncChunks(here.isComplete(), numbers.cardinality(), NumberRanges.text(numbers));
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        give(event.getAsyncContext());
    }

    @Override
    public void onError(AsyncEvent event) {
        given.set(true);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        given.set(true);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Asynchronous mode begins once.
    }
}
