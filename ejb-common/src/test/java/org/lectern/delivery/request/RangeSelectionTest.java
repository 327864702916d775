package org.lectern.delivery.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RangeSelectionTest {
    private static final String BEYOND_LONG = "99999999999999999999999999";

    @ParameterizedTest
    @CsvSource({
        "bytes=0-499, 0, 499",
        "bytes=500-999, 500, 999",
        "bytes=9500-, 9500, 9999",
        "bytes=-500, 9500, 9999",
        "bytes=-20000, 0, 9999",
        "bytes=9999-99999, 9999, 9999",
        "bytes=0-" + BEYOND_LONG + ", 0, 9999",
        "bytes=-" + BEYOND_LONG + ", 0, 9999",
        "bytes=0009-0010, 9, 10",
        "Bytes=0-0, 0, 0",
    })
    void section14_1_2_singleRange_isOnePart(String header, long first, long last) {
        assertThat(RangeSelection.select(header, 10_000))
                .isEqualTo(new RangeSelection.Part(new ByteRange(first, last)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=10000-", "bytes=10000-10001", "bytes=-0", "bytes=-0,10000-", "bytes=" + BEYOND_LONG + "-"
            })
    void section14_1_2_nothingThere_isUnsatisfiable(String header) {
        assertThat(RangeSelection.select(header, 10_000)).isEqualTo(new RangeSelection.Unsatisfiable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=,",
                "bytes=-",
                "bytes=5-4",
                "bytes=a-b",
                "bytes=1-2x",
                "bytes= 1 - 2",
                "bytes =1-2",
                "bytes=--1",
                "bytes=1--2",
                "bytes=+1-2",
                "bytes=0x1-2",
                "bytes=1-2;3-4",
                "bytes=1-2,x",
                "bytes=1.5-2",
                "bytes=١-٢"
            })
    void section14_1_1_invalid_isIgnored(String header) {
        assertThat(RangeSelection.select(header, 10_000)).isEqualTo(new RangeSelection.Whole());
    }

    @ParameterizedTest
    @ValueSource(strings = {"items=0-5", "byte=0-5", "none", "seconds=1-2"})
    void section14_2_unknownUnit_isIgnored(String header) {
        assertThat(RangeSelection.select(header, 10_000)).isEqualTo(new RangeSelection.Whole());
    }

    @Example
    void section14_2_severalParts_areAnsweredByTheWhole() {
        assertThat(RangeSelection.select("bytes=0-0, 5-6", 10)).isEqualTo(new RangeSelection.Whole());
    }

    @Example
    void section14_2_severalOfWhichOneIsThere_isOnePart() {
        assertThat(RangeSelection.select("bytes=20-30, ,\t5-6", 10))
                .isEqualTo(new RangeSelection.Part(new ByteRange(5, 6)));
    }

    @Example
    void emptyContent_hasNoPart() {
        assertThat(RangeSelection.select("bytes=0-", 0)).isEqualTo(new RangeSelection.Unsatisfiable());
        assertThat(RangeSelection.select("bytes=-0", 0)).isEqualTo(new RangeSelection.Unsatisfiable());
        assertThat(RangeSelection.select("bytes=-5", 0)).isEqualTo(new RangeSelection.Whole());
    }

    @Property
    void anyRanges_selectWhatTheModelSelects(
            @ForAll("specs") List<Spec> specs, @ForAll @LongRange(min = 0, max = 40) long size) {
        String header = specs.stream().map(Spec::text).collect(Collectors.joining(" ,", "bytes=", ""));
        assertThat(RangeSelection.select(header, size)).isEqualTo(model(specs, size));
    }

    @Property
    void anyText_staysWithinTheContent(
            @ForAll("texts") String text, @ForAll @LongRange(min = 0, max = 1000) long size) {
        RangeSelection selection = RangeSelection.select(text, size);
        if (selection instanceof RangeSelection.Part part) {
            assertThat(part.range().first()).isBetween(0L, size - 1);
            assertThat(part.range().last()).isBetween(part.range().first(), size - 1);
        } else {
            assertThat(selection).isInstanceOfAny(RangeSelection.Whole.class, RangeSelection.Unsatisfiable.class);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> near =
                Arbitraries.strings().withChars("0123456789-, \t=").ofMaxLength(40);
        return Arbitraries.oneOf(Arbitraries.strings(), near.map(text -> "bytes=" + text));
    }

    @Provide
    Arbitrary<List<Spec>> specs() {
        Arbitrary<BigInteger> number = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.valueOf(50))),
                Tuple.of(1, Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.TEN.pow(30))));
        return Combinators.combine(number.optional(), number.optional())
                .as(Spec::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    /** Looks at every single byte and asks whether the RFC means it. */
    private static RangeSelection model(List<Spec> specs, long size) {
        List<ByteRange> parts = new ArrayList<>();
        for (Spec spec : specs) {
            if (spec.isInvalid()
                    || (spec.first().isEmpty() && size == 0 && spec.last().get().signum() > 0)) {
                return new RangeSelection.Whole();
            }
            List<Long> bytes = LongStream.range(0, size)
                    .filter(at -> spec.means(at, size))
                    .boxed()
                    .toList();
            if (!bytes.isEmpty()) {
                parts.add(new ByteRange(bytes.get(0), bytes.get(bytes.size() - 1)));
            }
        }
        return switch (parts.size()) {
            case 0 -> new RangeSelection.Unsatisfiable();
            case 1 -> new RangeSelection.Part(parts.get(0));
            default -> new RangeSelection.Whole();
        };
    }

    /** {@code first-last}, either of them perhaps missing. */
    record Spec(Optional<BigInteger> first, Optional<BigInteger> last) {
        private static final BigInteger LIMIT = BigInteger.valueOf(Long.MAX_VALUE);

        String text() {
            return first.map(String::valueOf).orElse("") + "-"
                    + last.map(String::valueOf).orElse("");
        }

        boolean isInvalid() {
            return first.isEmpty()
                    ? last.isEmpty()
                    : last.isPresent()
                            && last.get().min(LIMIT).compareTo(first.get().min(LIMIT)) < 0;
        }

        boolean means(long at, long size) {
            BigInteger position = BigInteger.valueOf(at);
            if (first.isEmpty()) {
                return position.compareTo(BigInteger.valueOf(size).subtract(last.get())) >= 0;
            }
            return position.compareTo(first.get()) >= 0
                    && last.map(end -> position.compareTo(end) <= 0).orElse(true);
        }
    }
}
