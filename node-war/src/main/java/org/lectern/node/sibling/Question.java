package org.lectern.node.sibling;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.lectern.node.replica.Shared;
import org.lectern.protocol.Page;

/**
 * What a sibling asks about chunks.
 *
 * @param known how many it knows to be here
 * @param hold how long the answer may be held until there are more
 */
record Question(int known, Duration hold) {
    private static final int LONGEST_WAIT_SECONDS = 10;

    /**
     * Reads the question.
     *
     * @throws org.lectern.problem.Refusal if it has numbers that cannot be
     */
    static Question of(HttpServletRequest request) {
        long known = Page.number("known", request.getParameter("known"), 0, 0, Integer.MAX_VALUE);
        long wait = Page.number("wait", request.getParameter("wait"), 0, 0, LONGEST_WAIT_SECONDS);
        return new Question((int) known, Duration.ofSeconds(wait));
    }

    boolean isAnsweredBy(Shared shared) {
        return hold.isZero() || shared.isComplete() || shared.count() > known;
    }
}
