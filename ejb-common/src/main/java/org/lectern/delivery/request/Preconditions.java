package org.lectern.delivery.request;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * The conditions of RFC 9110 §13.1 against one representation, evaluated in the order of §13.2.2. Each header is
 * given with all its lines combined; one that cannot be read counts as the RFC says for it.
 */
public final class Preconditions {
    /** What the conditions lead to. */
    enum Verdict {
        PROCEED,
        NOT_MODIFIED,
        FAILED
    }

    private final Function<String, Optional<String>> headers;
    private final EntityTag tag;
    private final Instant lastModified;

    Preconditions(Function<String, Optional<String>> headers, EntityTag tag, Instant lastModified) {
        this.headers = headers;
        this.tag = tag;
        this.lastModified = lastModified;
    }

    /** Steps 1 to 4 of §13.2.2, for a GET or HEAD. */
    Verdict evaluate() {
        if (!unchanged()) {
            return Verdict.FAILED;
        }
        return changed() ? Verdict.PROCEED : Verdict.NOT_MODIFIED;
    }

    /** Step 5 of §13.2.2: whether the {@code Range} header counts. A date counts when it equals Last-Modified. */
    boolean rangeApplies() {
        Optional<String> ifRange = headers.apply("If-Range");
        if (ifRange.isEmpty()) {
            return true;
        }
        String validator = ifRange.get().strip();
        return EntityTag.parse(validator)
                .map(tag::matchesStrongly)
                .orElseGet(() -> HttpDate.parse(validator).equals(Optional.of(lastModified)));
    }

    /** If-Match (§13.1.1), else If-Unmodified-Since (§13.1.4). */
    private boolean unchanged() {
        Optional<String> ifMatch = headers.apply("If-Match");
        if (ifMatch.isPresent()) {
            return lists(ifMatch.get(), EntityTag::matchesStrongly);
        }
        return headers.apply("If-Unmodified-Since")
                .flatMap(text -> HttpDate.parse(text.strip()))
                .map(date -> !lastModified.isAfter(date))
                .orElse(true);
    }

    /** If-None-Match (§13.1.2), else If-Modified-Since (§13.1.3). */
    private boolean changed() {
        Optional<String> ifNoneMatch = headers.apply("If-None-Match");
        if (ifNoneMatch.isPresent()) {
            return !lists(ifNoneMatch.get(), EntityTag::matchesWeakly);
        }
        return headers.apply("If-Modified-Since")
                .flatMap(text -> HttpDate.parse(text.strip()))
                .map(lastModified::isAfter)
                .orElse(true);
    }

    private boolean lists(String value, BiPredicate<EntityTag, EntityTag> comparison) {
        return value.strip().equals("*")
                || EntityTag.parseList(value).stream().anyMatch(listed -> comparison.test(tag, listed));
    }
}
