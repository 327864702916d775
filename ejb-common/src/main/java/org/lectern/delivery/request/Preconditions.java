package org.lectern.delivery.request;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * The conditions of RFC 9110 §13.1 against one representation, evaluated in the order of §13.2.2. Each header is
 * given with all its lines combined; one that cannot be read counts as the RFC says for it: no tag matches an element
 * that is none, and a date that is none, or that is given twice, does not stand in the way.
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

    /**
     * Step 5 of §13.2.2: whether the {@code Range} header counts. A tag must be strong and the same (§13.1.5). A date
     * must be strong and equal Last-Modified: it is strong in the sense of §8.8.2.2 by the promise of {@link
     * Representation#lastModified}, whose dates never stand for two different contents. Without that promise equality
     * would not be enough, and a client could join the halves of two packages that were published in one second.
     */
    boolean rangeApplies() {
        Optional<String> ifRange = headers.apply("If-Range");
        if (ifRange.isEmpty()) {
            return true;
        }
        String validator = FieldValue.trimmed(ifRange.get());
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
                .flatMap(text -> HttpDate.parse(FieldValue.trimmed(text)))
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
                .flatMap(text -> HttpDate.parse(FieldValue.trimmed(text)))
                .map(lastModified::isAfter)
                .orElse(true);
    }

    private boolean lists(String value, BiPredicate<EntityTag, EntityTag> comparison) {
        return FieldValue.trimmed(value).equals("*")
                || EntityTag.parseList(value).stream().anyMatch(listed -> comparison.test(tag, listed));
    }
}
