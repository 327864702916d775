package org.lectern.node.sibling;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.content.Digest;
import org.lectern.delivery.Delivery;
import org.lectern.delivery.DeliveryListener;
import org.lectern.delivery.Download;
import org.lectern.node.replica.Shared;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.ProblemPage;
import org.lectern.problem.Refusal;

/** Answers siblings. A question that is held, and an answer on its way, hold no thread. */
final class Giving {
    private static final System.Logger LOG = System.getLogger(Giving.class.getName());
    private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{1,15})-(\\d{1,15})");

    private final boolean open;
    private final PassDesk desk;
    private final Function<Digest, Optional<Shared>> packages;
    private final Delivery delivery;

    /**
     * Begins to answer.
     *
     * @param open whether siblings are served at all
     * @param packages finds what is here of a package
     */
    Giving(boolean open, PassDesk desk, Function<Digest, Optional<Shared>> packages, Delivery delivery) {
        this.open = open;
        this.desk = desk;
        this.packages = packages;
        this.delivery = delivery;
    }

    /** Sends bytes of a package: any of one that is active, and one range of what is here of another. */
    void sendBytes(HttpServletRequest request, HttpServletResponse response, String hex) throws IOException {
        answer(request, response, () -> {
            Digest digest = desk.open(request, hex);
            Shared shared = find(digest);
            if (!shared.isComplete()) {
                requireHere(request, shared);
            }
            Download download = Download.of(
                    shared.content(),
                    "application/octet-stream",
                    digest.hex() + ".zip",
                    shared.manifest().published());
            try {
                delivery.serve(request, response, download, DeliveryListener.NONE);
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "a package could not be opened for a sibling", e);
                throw gone(digest);
            }
        });
    }

    /** Tells which chunks are here, now or when there are more than the sibling knows. */
    void tellChunks(HttpServletRequest request, HttpServletResponse response, String hex) throws IOException {
        answer(request, response, () -> {
            Digest digest = desk.open(request, hex);
            Question question = Question.of(request);
            HeldAnswer held = new HeldAnswer(request, response, () -> find(digest));
            Shared shared = find(digest);
            if (question.isAnsweredBy(shared)) {
                held.now();
            } else {
                held.later(shared, question);
            }
        });
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Work work) throws IOException {
        try {
            if (!List.of("GET", "HEAD").contains(request.getMethod())) {
                response.setHeader("Allow", "GET, HEAD");
                throw new Refusal(ErrorCode.METHOD_NOT_ALLOWED, "The Allow header names the methods of this address.");
            }
            work.run();
        } catch (Refusal refusal) {
            ProblemPage.send(request, response, refusal);
        }
    }

    private Shared find(Digest digest) {
        return Optional.of(digest).filter(wanted -> open).flatMap(packages).orElseThrow(() -> gone(digest));
    }

    private static Refusal gone(Digest digest) {
        return new Refusal(ErrorCode.PACKAGE_NOT_FOUND, "Nothing of the package " + digest + " is given from here.");
    }

    /** Of a package that is not whole nothing is sent but chunks that were verified: one range, on no condition. */
    private static void requireHere(HttpServletRequest request, Shared shared) {
        List<String> ranges = Collections.list(request.getHeaders("Range"));
        Matcher range = ONE_RANGE.matcher(ranges.size() == 1 ? ranges.get(0) : "");
        boolean here = request.getHeader("If-Range") == null
                && range.matches()
                && shared.holds(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
        if (!here) {
            throw new Refusal(
                    ErrorCode.PACKAGE_NOT_FOUND,
                    "The package is not whole yet: ask for one range of chunks that are here.");
        }
    }

    /** What is done for one request. */
    private interface Work {
        void run() throws IOException;
    }
}
