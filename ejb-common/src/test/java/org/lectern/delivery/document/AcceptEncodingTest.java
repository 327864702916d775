package org.lectern.delivery.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AcceptEncodingTest {
    @Test
    void noHeader_takesThePlainBytes() {
        assertThat(AcceptEncoding.parse(Optional.empty()).prefersGzip()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "gzip, deflate, br, zstd",
                "GZip",
                "x-gzip",
                "br, gzip;q=0.001",
                "*",
                "*;q=0.5, identity;q=0.4",
                "gzip;q=0.5, *;q=0",
                "identity;q=0, gzip;q=0.1",
                "gzip;Q=1.000",
                "gzip ; q=0.5",
                "gzip, identity",
                ", ,gzip,",
                "compress;q=0.5, gzip;q=1.0",
                "?, gzip"
            })
    void listThatFavoursGzip_getsIt(String header) {
        assertThat(AcceptEncoding.parse(Optional.of(header)).prefersGzip()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "identity",
                "br",
                "gzip;q=0",
                "gzip;q=0.000, *",
                "*;q=0",
                "identity;q=0",
                "identity, gzip;q=0.9",
                "gzip;q=0.5, *",
                "gzip;q=2",
                "gzip;q=0.0001",
                "gzip;q=",
                "gzip;level=9",
                "gzip2",
                "gzip br",
                "gzip;q=0, gzip"
            })
    void listThatDoesNot_getsThePlainBytes(String header) {
        assertThat(AcceptEncoding.parse(Optional.of(header)).prefersGzip()).isFalse();
    }

    /** §12.5.3 read coding by coding: what a list says of one, and which of two it likes better. */
    @Property
    void anyList_isReadAsTheRfcSays(@ForAll("elements") List<Element> elements) {
        String header = elements.stream().map(Element::text).collect(Collectors.joining(","));
        int gzip = weight(elements, "gzip").orElse(weight(elements, "*").orElse(0));
        Optional<Integer> identity = weight(elements, "identity").or(() -> weight(elements, "*"));

        boolean expected = gzip > 0 && (identity.isEmpty() || gzip >= identity.get());

        assertThat(AcceptEncoding.parse(Optional.of(header)).prefersGzip()).isEqualTo(expected);
    }

    @Property
    void anyText_isReadWithoutFault(@ForAll String header) {
        assertThat(AcceptEncoding.parse(Optional.of(header)).weights().values()).allMatch(w -> w >= 0 && w <= 1000);
    }

    private static Optional<Integer> weight(List<Element> elements, String coding) {
        return elements.stream()
                .filter(element -> element.coding().equalsIgnoreCase(coding))
                .map(Element::weight)
                .findFirst();
    }

    record Element(String coding, int weight, String space) {
        String text() {
            return space + coding + space + ";" + space
                    + String.format(Locale.ROOT, "q=%d.%03d", weight / 1000, weight % 1000);
        }
    }

    @Provide
    static Arbitrary<List<Element>> elements() {
        Arbitrary<String> codings =
                Arbitraries.of("gzip", "GZIP", "identity", "Identity", "*", "br", "deflate", "zstd");
        Arbitrary<Integer> weights = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of(0, 1000)),
                Tuple.of(3, Arbitraries.integers().between(0, 1000)));
        return Combinators.combine(codings, weights, Arbitraries.of("", " ", "\t"))
                .as(Element::new)
                .list()
                .ofMaxSize(6);
    }
}
