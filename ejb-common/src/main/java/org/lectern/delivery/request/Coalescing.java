package org.lectern.delivery.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes one range of those that overlap, or that lie so close that the bytes between them are fewer than a part's
 * header would be (RFC 9110 §15.3.7.2).
 */
final class Coalescing {
    /** What a further part costs in bytes, by the RFC's reckoning: a smaller gap is sent along. */
    static final int OVERHEAD = 80;

    private Coalescing() {}

    /** A range, and which place it had among those asked for. */
    private record Placed(int place, ByteRange range) {
        boolean reaches(Placed next) {
            return next.range.first() - range.last() - 1 < OVERHEAD;
        }

        Placed with(Placed next) {
            long last = Math.max(range.last(), next.range.last());
            return new Placed(Math.min(place, next.place), new ByteRange(range.first(), last));
        }
    }

    /** The ranges after coalescing; one that was made of several stands in the place of the first of them. */
    static List<ByteRange> of(List<ByteRange> asked) {
        List<Placed> ascending = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            ascending.add(new Placed(i, asked.get(i)));
        }
        ascending.sort(Comparator.comparingLong(placed -> placed.range().first()));
        List<Placed> coalesced = new ArrayList<>();
        for (Placed next : ascending) {
            int end = coalesced.size() - 1;
            if (end >= 0 && coalesced.get(end).reaches(next)) {
                coalesced.set(end, coalesced.get(end).with(next));
            } else {
                coalesced.add(next);
            }
        }
        return coalesced.stream()
                .sorted(Comparator.comparingInt(Placed::place))
                .map(Placed::range)
                .toList();
    }
}
