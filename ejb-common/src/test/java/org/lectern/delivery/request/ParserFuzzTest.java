package org.lectern.delivery.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whatever a client writes into its headers, the parsers read it, and what they read holds what it should. A build runs
 * the inputs beside this class's name in the test resources. To look for new ones, one method at a time:
 *
 * <pre>{@code
 * JAZZER_FUZZ=1 mvn -pl ejb-common test -Dtest='ParserFuzzTest#range'
 * }</pre>
 *
 * <p>An input that fails is written into those resources and fails every build from then on; what else the search finds
 * stays in {@code .cifuzz-corpus}, which is thrown away.
 */
final class ParserFuzzTest {
    private static final Representation REPRESENTATION = new Representation(
            new EntityTag(false, "a"), Instant.parse("2026-11-05T10:00:00Z"), 1000, Representation.Ranges.ANY);

    /** Several sizes, as what a range means depends on it. */
    private static final List<Long> SIZES = List.of(0L, 1L, 1000L, Long.MAX_VALUE);

    @FuzzTest(maxDuration = "1m")
    void range(byte[] header) {
        for (long size : SIZES) {
            if (RangeSelection.select(text(header), size) instanceof RangeSelection.Parts parts) {
                assertParts(parts.ranges(), size);
            }
        }
    }

    @FuzzTest(maxDuration = "1m")
    void tagList(byte[] header) {
        for (EntityTag tag : EntityTag.parseList(text(header))) {
            assertThat(EntityTag.parse(tag.toHeaderValue())).contains(tag);
            assertThat(text(header)).contains(tag.toHeaderValue());
        }
    }

    @FuzzTest(maxDuration = "1m")
    void date(byte[] header) {
        Optional<Instant> date = HttpDate.parse(text(header));
        if (date.isPresent() && !date.get().isAfter(Instant.parse("9999-12-31T23:59:59Z"))) {
            assertThat(HttpDate.parse(HttpDate.format(date.get()))).isEqualTo(date);
        }
    }

    /** Of lines, each a header's name, a colon and its value. */
    @FuzzTest(maxDuration = "1m")
    void request(byte[] lines) {
        Map<String, String> headers = new TreeMap<>();
        text(lines).lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon >= 0) {
                headers.put(line.substring(0, colon), line.substring(colon + 1));
            }
        });
        Decision decision = Decision.on("GET", name -> Optional.ofNullable(headers.get(name)), REPRESENTATION);
        assertThat(decision.status()).isIn(200, 206, 304, 412, 416);
        assertThat(decision.status() == 206).isEqualTo(!decision.ranges().isEmpty());
        assertThat(decision).isEqualTo(new Rfc9110Model(headers, REPRESENTATION).answer("GET"));
    }

    private static void assertParts(List<ByteRange> ranges, long size) {
        assertThat(ranges).isNotEmpty().hasSizeLessThanOrEqualTo(RangeSelection.MOST_RANGES);
        long furthest = Long.MIN_VALUE;
        for (ByteRange range : ranges.stream()
                .sorted(Comparator.comparingLong(ByteRange::first))
                .toList()) {
            assertThat(range.first() - Coalescing.OVERHEAD).isGreaterThan(furthest);
            furthest = range.last();
        }
        assertThat(furthest).isLessThan(size);
    }

    /** As a server reads headers: one character for each byte. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
