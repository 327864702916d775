package org.lectern.delivery.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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
        assertThat(RangeSelection.select(header, 10_000)).isEqualTo(parts(new ByteRange(first, last)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=10000-",
                "bytes=10000-10001",
                "bytes=-0",
                "bytes=-0,10000-",
                "bytes=" + BEYOND_LONG + "-",
                "bytes=" + BEYOND_LONG + "-" + BEYOND_LONG + "0"
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
                "bytes=" + BEYOND_LONG + "0-" + BEYOND_LONG,
                "bytes=0-0\",\"1-1",
                "bytes=0-1, bytes=2-3",
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
    void section14_2_severalOfWhichOneIsThere_isOnePart() {
        assertThat(RangeSelection.select("bytes=20-30, ,\t5-6", 10)).isEqualTo(parts(new ByteRange(5, 6)));
    }

    @Example
    void section15_3_7_2_severalParts_keepTheirOrder() {
        assertThat(RangeSelection.select("bytes=-10, 0-9 ,5000-9000, 300-309", 1000))
                .isEqualTo(parts(new ByteRange(990, 999), new ByteRange(0, 9), new ByteRange(300, 309)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0-9,10-19; 0; 19",
                "0-9,5-19; 0; 19",
                "0-99,5-19; 0; 99",
                "500-509,400-420; 400; 509",
                "0-9,89-99; 0; 99",
                "0-499,500-999; 0; 999",
            })
    void section15_3_7_2_overlappingOrClose_areOnePart(String specs, long first, long last) {
        assertThat(RangeSelection.select("bytes=" + specs, 1000)).isEqualTo(parts(new ByteRange(first, last)));
    }

    @Example
    void section15_3_7_2_gapAsGreatAsAPartHeader_isKept() {
        assertThat(RangeSelection.select("bytes=0-9,90-99", 1000))
                .isEqualTo(parts(new ByteRange(0, 9), new ByteRange(90, 99)));
    }

    @Example
    void section15_3_7_2_coalesced_standsInThePlaceOfItsFirst() {
        assertThat(RangeSelection.select("bytes=500-509, 0-9, 510-519", 1000))
                .isEqualTo(parts(new ByteRange(500, 519), new ByteRange(0, 9)));
    }

    @Example
    void coalescing_atTheEndOfTheGreatestContent_doesNotOverflow() {
        long size = Long.MAX_VALUE;
        assertThat(RangeSelection.select("bytes=0-0, 5000000000000000000-, -1", size))
                .isEqualTo(parts(new ByteRange(0, 0), new ByteRange(5_000_000_000_000_000_000L, size - 1)));
    }

    @Example
    void section17_15_manyRanges_areAnsweredByTheWhole() {
        assertThat(RangeSelection.select(ascending(RangeSelection.MOST_RANGES), 100_000))
                .isInstanceOfSatisfying(
                        RangeSelection.Parts.class,
                        parts -> assertThat(parts.ranges()).hasSize(RangeSelection.MOST_RANGES));
        assertThat(RangeSelection.select(ascending(RangeSelection.MOST_RANGES + 1), 100_000))
                .isEqualTo(new RangeSelection.Whole());
        assertThat(RangeSelection.select(ascending(RangeSelection.MOST_RANGES + 1), 10))
                .isEqualTo(new RangeSelection.Whole());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-,0-,0-,0-", "bytes=-1,-2,-3,-4", "bytes=900-,700-701,500-501,300-301"})
    void section14_2_moreThanTwoOverlappingOrBackwards_areAnsweredByTheWhole(String header) {
        assertThat(RangeSelection.select(header, 1000)).isEqualTo(new RangeSelection.Whole());
        String oneFewer = header.substring(0, header.lastIndexOf(','));
        assertThat(RangeSelection.select(oneFewer, 1000)).isInstanceOf(RangeSelection.Parts.class);
    }

    @Example
    void longHeader_isIgnored() {
        String fits = "bytes=0-0" + ",".repeat(RangeSelection.MOST_CHARACTERS - 9);
        assertThat(RangeSelection.select(fits, 10)).isEqualTo(parts(new ByteRange(0, 0)));
        assertThat(RangeSelection.select(fits + ",", 10)).isEqualTo(new RangeSelection.Whole());
    }

    @Example
    void emptyContent_hasNoPart() {
        assertThat(RangeSelection.select("bytes=0-", 0)).isEqualTo(new RangeSelection.Unsatisfiable());
        assertThat(RangeSelection.select("bytes=-0", 0)).isEqualTo(new RangeSelection.Unsatisfiable());
        assertThat(RangeSelection.select("bytes=-5", 0)).isEqualTo(new RangeSelection.Whole());
    }

    @Property
    void anyText_staysWithinTheContent(
            @ForAll("texts") String text, @ForAll @LongRange(min = 0, max = 1000) long size) {
        RangeSelection selection = RangeSelection.select(text, size);
        if (selection instanceof RangeSelection.Parts parts) {
            assertThat(parts.ranges()).isNotEmpty().hasSizeLessThanOrEqualTo(RangeSelection.MOST_RANGES);
            assertThat(parts.ranges()).allMatch(range -> range.last() < size);
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

    private static RangeSelection parts(ByteRange... ranges) {
        return new RangeSelection.Parts(List.of(ranges));
    }

    private static String ascending(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> i * 1000 + "-" + i * 1000)
                .collect(Collectors.joining(",", "bytes=", ""));
    }
}
