package org.lectern.delivery.document;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The content codings that a client takes (RFC 9110 §12.5.3), as far as one must know to choose between gzip and none.
 *
 * @param weights what was listed, in lower case, with weights in thousandths
 */
record AcceptEncoding(Map<String, Integer> weights) {
    private static final String GZIP = "gzip";
    private static final String IDENTITY = "identity";
    private static final String ANY = "*";
    private static final Pattern ELEMENT = Pattern.compile(
            "([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?:[ \t]*;[ \t]*[qQ]=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?))?");

    AcceptEncoding {
        weights = Map.copyOf(weights);
    }

    /**
     * Reads the header, all its lines combined. An element that cannot be read is passed over; of a coding that comes
     * twice, the first counts. A client without the header said nothing of decoding, so it is one that takes no coding,
     * although §12.5.3 would let it have any.
     */
    static AcceptEncoding parse(Optional<String> header) {
        Map<String, Integer> weights = new HashMap<>();
        for (String element : header.orElse("").split(",", -1)) {
            Matcher matcher = ELEMENT.matcher(element.strip());
            if (matcher.matches()) {
                weights.putIfAbsent(name(matcher.group(1)), weight(Optional.ofNullable(matcher.group(2))));
            }
        }
        return new AcceptEncoding(weights);
    }

    /**
     * Whether gzip suits the client at least as well as the plain bytes. One that refuses both gets the plain bytes: they
     * serve it better than a 406.
     */
    boolean prefersGzip() {
        int gzip = weights.getOrDefault(GZIP, weights.getOrDefault(ANY, 0));
        // Not listed and not refused by "*", the plain bytes are acceptable, but less so than whatever is listed.
        int identity = weights.getOrDefault(IDENTITY, weights.getOrDefault(ANY, 1));
        return gzip > 0 && gzip >= identity;
    }

    /** §8.4.1.3: {@code x-gzip} is the same as {@code gzip}. */
    private static String name(String coding) {
        String name = coding.toLowerCase(Locale.ROOT);
        return name.equals("x-gzip") ? GZIP : name;
    }

    private static int weight(Optional<String> quality) {
        return quality.map(text -> (int) Math.round(Double.parseDouble(text) * 1000))
                .orElse(1000);
    }
}
