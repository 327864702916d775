package org.lectern.master.meeting;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;

/**
 * What a client says it changes: {@code If-Match} and {@code If-None-Match} (RFC 9110 section 13.1). The entity tag
 * is the revision in quotes.
 */
record Precondition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    static final Precondition NONE = new Precondition(null, null);

    /** The entity tag of a revision. */
    static String tag(long revision) {
        return "\"" + revision + "\"";
    }

    /**
     * Goes on only if the client knows what it changes.
     *
     * @param revision what is there now, if something is
     * @throws Refusal {@code precondition_failed}
     */
    void check(Optional<Long> revision) {
        if (ifMatch != null && !matches(ifMatch, revision)) {
            throw new Refusal(
                    ErrorCode.PRECONDITION_FAILED,
                    "If-Match does not name what is there now: read it again and decide anew.");
        }
        if (ifNoneMatch != null && matches(ifNoneMatch, revision)) {
            throw new Refusal(ErrorCode.PRECONDITION_FAILED, "If-None-Match names what is there already.");
        }
    }

    private static boolean matches(String header, Optional<Long> revision) {
        return revision.isPresent()
                && Arrays.stream(header.split(","))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(tag(revision.get())));
    }
}
