package org.lectern.delivery.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Random requests, most of them with headers that concern the representation, some of them damaged. */
public final class Requests implements ArbitrarySupplier<Requests.Request> {
    private static final List<String> TAGS = List.of("", "a", "b", "a,b", "*", "é");
    private static final Instant MODIFIED = Instant.parse("2026-11-05T10:00:00.5Z");
    private static final List<String> DATES = List.of(
            "Thu, 05 Nov 2026 09:59:59 GMT",
            "Thu, 05 Nov 2026 10:00:00 GMT",
            "Thu, 05 Nov 2026 10:00:01 GMT",
            "Thu, 05 Nov 2026 09:59:60 GMT",
            "Mon, 05 Nov 2026 10:00:00 GMT",
            "Thursday, 05-Nov-26 09:59:59 GMT",
            "Thursday, 05-Nov-26 10:00:00 GMT",
            "Thu Nov  5 09:59:59 2026",
            "Thu Nov  5 10:00:00 2026",
            "Thu Nov 05 10:00:01 2026",
            "Thu, 5 Nov 2026 10:00:00 GMT",
            "Thu, 05 Nov 2026 24:00:00 GMT",
            "Thu, 05 Nov 2026 10:00:00 UTC",
            "Thu, 31 Feb 2030 10:00:00 GMT",
            "Thu, 05 Nov 2026 10:00:00 GMT, Thu, 05 Nov 2026 10:00:00 GMT",
            "1793872800",
            "");

    /**
     * A request.
     *
     * @param headers each by its name, written as the RFC writes it
     */
    public record Request(String method, Map<String, String> headers, Representation representation) {}

    @Override
    public Arbitrary<Request> get() {
        Arbitrary<String> method = Arbitraries.frequency(
                Tuple.of(30, "GET"), Tuple.of(3, "HEAD"), Tuple.of(1, "OPTIONS"), Tuple.of(1, "POST"));
        Arbitrary<Integer> size = Arbitraries.of(0, 1, 90, 300, 1000, 3000, 5000);
        Arbitrary<Representation> representation = Combinators.combine(Arbitraries.of(TAGS), size)
                .as((tag, bytes) ->
                        new Representation(new EntityTag(false, tag), MODIFIED, bytes, Representation.Ranges.ANY));
        return representation.flatMap(of -> Combinators.combine(method, headers((int) of.size()))
                .as((verb, headers) -> new Request(verb, headers, of)));
    }

    private static Arbitrary<Map<String, String>> headers(int size) {
        Map<String, Arbitrary<String>> likely = new LinkedHashMap<>();
        likely.put("If-Match", tagList());
        likely.put("If-None-Match", tagList());
        likely.put("If-Unmodified-Since", Arbitraries.of(DATES));
        likely.put("If-Modified-Since", Arbitraries.of(DATES));
        likely.put("If-Range", Arbitraries.oneOf(tag(), Arbitraries.of(DATES)));
        Arbitrary<Map<String, String>> headers =
                damaged(range(size)).injectNull(0.1).map(range -> range == null ? Map.of() : Map.of("Range", range));
        for (var header : likely.entrySet()) {
            Arbitrary<String> value = damaged(header.getValue()).injectNull(0.8);
            headers = Combinators.combine(headers, value).as((all, one) -> with(all, header.getKey(), one));
        }
        return headers;
    }

    private static Map<String, String> with(Map<String, String> all, String name, @Nullable String value) {
        if (value == null) {
            return all;
        }
        Map<String, String> more = new LinkedHashMap<>(all);
        more.put(name, value);
        return more;
    }

    private static Arbitrary<String> tag() {
        Arbitrary<String> valid = Combinators.combine(Arbitraries.of("", "", "W/"), Arbitraries.of(TAGS))
                .as((weak, tag) -> weak + '"' + tag + '"');
        return Arbitraries.frequencyOf(
                Tuple.of(9, valid), Tuple.of(1, Arbitraries.of("a", "\"a", "b\"", "w/\"a\"", "'a'", "\"a\"b", "*")));
    }

    private static Arbitrary<String> tagList() {
        Arbitrary<String> separator = Arbitraries.of(",", ", ", " ,\t", ",,", " ");
        Arbitrary<String> list = Combinators.combine(tag().list().ofMaxSize(4), separator)
                .as((tags, between) -> String.join(between, tags));
        return Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.of("*", " * ")), Tuple.of(5, list));
    }

    private static Arbitrary<String> range(int size) {
        Arbitrary<String> number = Arbitraries.frequencyOf(
                        Tuple.of(20, Arbitraries.integers().between(0, size + 20)),
                        Tuple.of(1, Arbitraries.of(0L, Long.MAX_VALUE)))
                .map(String::valueOf);
        Arbitrary<String> any = Arbitraries.frequencyOf(
                Tuple.of(20, number),
                Tuple.of(1, number.map(digits -> "000" + digits)),
                Tuple.of(1, number.map(digits -> digits + "00000000000000000000")));
        Arbitrary<String> spec = Arbitraries.frequencyOf(
                Tuple.of(2, any.map(first -> first + "-")),
                Tuple.of(2, any.map(length -> "-" + length)),
                Tuple.of(6, between(size)),
                Tuple.of(1, Combinators.combine(any, any).as((first, last) -> first + "-" + last)));
        Arbitrary<List<String>> specs =
                Arbitraries.oneOf(spec.list().ofMinSize(1).ofMaxSize(4), ascending(size, 20), ascending(size, 110));
        Arbitrary<String> unit = Arbitraries.frequency(
                Tuple.of(30, "bytes="), Tuple.of(1, "Bytes="), Tuple.of(1, "items="), Tuple.of(1, " bytes="));
        return Combinators.combine(unit, specs, Arbitraries.of(",", ", ", " ,\t", ",,"))
                .as((name, list, between) -> name + String.join(between, list));
    }

    private static Arbitrary<String> between(int size) {
        Arbitrary<Integer> position = Arbitraries.integers().between(0, size + 5);
        return Combinators.combine(position, position)
                .as((one, other) -> Math.min(one, other) + "-" + Math.max(one, other));
    }

    /** Ranges between {@code most} positions, none overlapping. */
    private static Arbitrary<List<String>> ascending(int size, int most) {
        return Arbitraries.integers()
                .between(0, size + 5)
                .set()
                .ofMinSize(0)
                .ofMaxSize(Math.min(most, size))
                .map(positions -> {
                    List<Integer> sorted = positions.stream().sorted().toList();
                    List<String> specs = new ArrayList<>();
                    for (int i = 1; i < sorted.size(); i += 2) {
                        specs.add(sorted.get(i - 1) + "-" + sorted.get(i));
                    }
                    return specs;
                });
    }

    /** One in ten with a character put in, or with its end cut off. */
    private static Arbitrary<String> damaged(Arbitrary<String> values) {
        Arbitrary<Character> odd = Arbitraries.of(',', '-', ' ', '"', 'x', '0', '=', '*', '\t', '/');
        Arbitrary<String> damaged = Combinators.combine(
                        values, Arbitraries.integers().between(0, 5000), odd, Arbitraries.of(true, false))
                .as((value, place, character, cut) -> {
                    String start = value.substring(0, place % (value.length() + 1));
                    return cut ? start : start + character + value.substring(start.length());
                });
        return Arbitraries.frequencyOf(Tuple.of(9, values), Tuple.of(1, damaged));
    }
}
