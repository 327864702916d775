package org.lectern.delivery.request;

import java.util.ArrayList;
import java.util.List;

/**
 * What a {@code Range} header picks out of content (RFC 9110 §14.1.2 and §14.2). A header that would cost more than
 * it is worth is ignored, as §14.2 and §17.15 allow: the client gets the whole then.
 */
public sealed interface RangeSelection {
    /**
     * How many ranges may be asked for. A reader that skips about in a document asks for some dozens at most; each one
     * more costs a seek and some 150 bytes of part header.
     */
    int MOST_RANGES = 50;

    /**
     * How many ranges may begin before the end of what was asked for ahead of them, and so overlap it or step back:
     * §14.2 names more than two as the sign of a broken client or an attack. The last bytes first is a habit of honest
     * readers of ZIP and PDF.
     */
    int MOST_OUT_OF_ORDER = 2;

    /** How long a header may be: twice what the most ranges of the greatest numbers take. */
    int MOST_CHARACTERS = 4096;

    /** Everything: the header asks for no bytes, cannot be read, or asks for too much. */
    record Whole() implements RangeSelection {}

    /**
     * At least one part, none touching another, in the order in which they were asked for; of parts that were
     * coalesced the first one counts.
     */
    record Parts(List<ByteRange> ranges) implements RangeSelection {
        public Parts {
            ranges = List.copyOf(ranges);
        }
    }

    /** Nothing that exists: 416. */
    record Unsatisfiable() implements RangeSelection {}

    /** Reads the value of a {@code Range} header, all its lines combined, against content of {@code size} bytes. */
    static RangeSelection select(String header, long size) {
        List<RangeSpec> specs = Parser.parse(header);
        // A suffix of empty content would be satisfiable, but no Content-Range can say so.
        if (specs.isEmpty() || (size == 0 && specs.stream().anyMatch(RangeSpec::isSuffix))) {
            return new Whole();
        }
        List<ByteRange> asked =
                specs.stream().flatMap(spec -> spec.resolve(size).stream()).toList();
        if (asked.isEmpty()) {
            return new Unsatisfiable();
        }
        return outOfOrder(asked) > MOST_OUT_OF_ORDER ? new Whole() : new Parts(Coalescing.of(asked));
    }

    private static int outOfOrder(List<ByteRange> asked) {
        int count = 0;
        long furthest = -1;
        for (ByteRange range : asked) {
            if (range.first() <= furthest) {
                count++;
            }
            furthest = Math.max(furthest, range.last());
        }
        return count;
    }

    /** The grammar of §14.1.1. */
    final class Parser {
        private static final String UNIT = "bytes=";

        private Parser() {}

        /** The ranges asked for in their order, or none where the header is to be ignored. */
        private static List<RangeSpec> parse(String header) {
            String value = FieldValue.trimmed(header);
            if (value.length() > MOST_CHARACTERS || !value.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
                return List.of();
            }
            List<RangeSpec> specs = new ArrayList<>();
            for (String element : FieldValue.elements(value.substring(UNIT.length()))) {
                var spec = RangeSpec.parse(element);
                if (spec.isEmpty() || specs.size() == MOST_RANGES) {
                    return List.of();
                }
                specs.add(spec.get());
            }
            return specs;
        }
    }
}
