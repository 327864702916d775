package org.lectern.delivery.request;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * RFC 9110 §13 and §14 for one representation, written down as slowly as the text reads: it marks each single byte that
 * a range means. Where the RFC leaves a choice it makes the one that {@link RangeSelection} documents.
 */
public final class Rfc9110Model {
    private static final List<DateTimeFormatter> DATES = List.of(
                    new DateTimeFormatterBuilder()
                            .appendPattern("dd MMM ")
                            .appendValue(ChronoField.YEAR, 4)
                            .appendPattern(" HH:mm:ss 'GMT'"),
                    new DateTimeFormatterBuilder()
                            .appendPattern("dd-MMM-")
                            .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
                            .appendPattern(" HH:mm:ss 'GMT'"),
                    new DateTimeFormatterBuilder()
                            .appendPattern("MMM ppd HH:mm:ss ")
                            .appendValue(ChronoField.YEAR, 4))
            .stream()
            .map(form -> form.toFormatter(Locale.US).withResolverStyle(ResolverStyle.STRICT))
            .toList();

    private static final List<String> DAYS = List.of(
            "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), ",
            "(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday), ",
            "(Mon|Tue|Wed|Thu|Fri|Sat|Sun) ");

    private final Map<String, String> headers;
    private final Representation representation;
    private final int size;

    public Rfc9110Model(Map<String, String> headers, Representation representation) {
        this.headers = headers;
        this.representation = representation;
        this.size = (int) representation.size();
    }

    /** What is to be answered: the status, and the runs of bytes of a 206 in their order. */
    public Decision answer(String method) {
        if (method.equals("OPTIONS")) {
            return new Decision(204, List.of());
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return new Decision(405, List.of());
        }
        int status = conditions();
        boolean inRanges = status == 200 && method.equals("GET") && headers.containsKey("Range") && ifRange();
        return inRanges ? ranges() : new Decision(status, List.of());
    }

    /** §13.2.2, steps 1 to 4. */
    private int conditions() {
        Instant modified = representation.lastModified();
        if (headers.containsKey("If-Match")) {
            if (!lists("If-Match", false)) {
                return 412;
            }
        } else if (date("If-Unmodified-Since").filter(modified::isAfter).isPresent()) {
            return 412;
        }
        if (headers.containsKey("If-None-Match")) {
            return lists("If-None-Match", true) ? 304 : 200;
        }
        return date("If-Modified-Since").filter(date -> !modified.isAfter(date)).isPresent() ? 304 : 200;
    }

    /** §13.2.2, step 5. */
    private boolean ifRange() {
        String value = headers.get("If-Range");
        return value == null
                || trimmed(value).equals('"' + representation.tag().opaque() + '"')
                || date("If-Range").equals(Optional.of(representation.lastModified()));
    }

    /** Whether a header is a star or lists the tag; a comma divides where it has as many quotes before it as fit. */
    private boolean lists(String name, boolean weakly) {
        String value = headers.get(name);
        String tag = '"' + representation.tag().opaque() + '"';
        int from = 0;
        for (int at = 0; at <= value.length(); at++) {
            boolean divides = at == value.length()
                    || (value.charAt(at) == ','
                            && value.substring(0, at).replaceAll("[^\"]", "").length() % 2 == 0);
            if (divides) {
                String element = trimmed(value.substring(from, at));
                if (element.equals(tag) || (weakly && element.equals("W/" + tag))) {
                    return true;
                }
                from = at + 1;
            }
        }
        return trimmed(value).equals("*");
    }

    /** §5.6.7; the name of the day may be any. */
    private Optional<Instant> date(String name) {
        String value = trimmed(headers.getOrDefault(name, ""));
        for (int i = 0; i < DATES.size(); i++) {
            String date = value.replaceFirst("^" + DAYS.get(i), "");
            Optional<Instant> read = date.equals(value) ? Optional.empty() : date(date, DATES.get(i));
            if (read.isPresent()) {
                return read;
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> date(String text, DateTimeFormatter form) {
        try {
            LocalDateTime time = LocalDateTime.parse(text.replace(":60 ", ":59 "), form);
            boolean tooFarAhead = text.contains("-")
                    && time.isAfter(LocalDateTime.now(ZoneOffset.UTC).plusYears(50));
            return Optional.of(time.minusYears(tooFarAhead ? 100 : 0)
                    .plusSeconds(text.contains(":60 ") ? 1 : 0)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Without the optional blanks of §5.6.3. */
    private static String trimmed(String text) {
        return text.replaceAll("^[ \t]+|[ \t]+$", "");
    }

    /** §14.1.2, §14.2 and §15.3.7.2. */
    private Decision ranges() {
        String value = trimmed(headers.get("Range"));
        Optional<List<BitSet>> asked =
                value.length() <= 4096 && value.toLowerCase(Locale.ROOT).startsWith("bytes=")
                        ? asked(value.substring(6))
                        : Optional.empty();
        if (asked.isEmpty()) {
            return new Decision(200, List.of());
        }
        List<BitSet> there = asked.get().stream().filter(set -> !set.isEmpty()).toList();
        if (there.isEmpty()) {
            return new Decision(416, List.of());
        }
        BitSet all = new BitSet();
        int outOfOrder = 0;
        for (BitSet set : there) {
            outOfOrder += all.length() > set.nextSetBit(0) ? 1 : 0;
            all.or(set);
        }
        return outOfOrder > 2 ? new Decision(200, List.of()) : new Decision(206, runs(there, closed(all)));
    }

    /** The bytes that each spec means, or nothing where one is invalid. */
    private Optional<List<BitSet>> asked(String specs) {
        List<BitSet> asked = new ArrayList<>();
        for (String element : specs.split(",", -1)) {
            String spec = trimmed(element);
            if (spec.isEmpty()) {
                continue;
            }
            if (!spec.matches("[0-9]+-[0-9]*|-[0-9]+") || asked.size() == 50) {
                return Optional.empty();
            }
            int dash = spec.indexOf('-');
            Optional<BigInteger> first = number(spec.substring(0, dash));
            Optional<BigInteger> last = number(spec.substring(dash + 1));
            boolean turned =
                    first.isPresent() && last.isPresent() && first.get().compareTo(last.get()) > 0;
            boolean suffixOfNothing = first.isEmpty() && size == 0 && last.get().signum() > 0;
            if (turned || suffixOfNothing) {
                return Optional.empty();
            }
            asked.add(meant(first, last));
        }
        return asked.isEmpty() ? Optional.empty() : Optional.of(asked);
    }

    private static Optional<BigInteger> number(String digits) {
        return digits.isEmpty() ? Optional.empty() : Optional.of(new BigInteger(digits));
    }

    private BitSet meant(Optional<BigInteger> first, Optional<BigInteger> last) {
        BitSet bytes = new BitSet();
        for (int at = 0; at < size; at++) {
            BigInteger position = BigInteger.valueOf(at);
            BigInteger fromEnd = BigInteger.valueOf(size - at);
            boolean means = first.isPresent()
                    ? position.compareTo(first.get()) >= 0 && (last.isEmpty() || position.compareTo(last.get()) <= 0)
                    : fromEnd.compareTo(last.get()) <= 0;
            bytes.set(at, means);
        }
        return bytes;
    }

    /** The same bytes and those in gaps of fewer than 80 between them. */
    private static BitSet closed(BitSet bytes) {
        BitSet closed = (BitSet) bytes.clone();
        for (int at = bytes.nextSetBit(0); at >= 0; at = bytes.nextSetBit(at + 1)) {
            int next = bytes.nextSetBit(at + 1);
            if (next > 0 && next - at - 1 < 80) {
                closed.set(at, next);
            }
        }
        return closed;
    }

    private static List<ByteRange> runs(List<BitSet> asked, BitSet bytes) {
        Set<ByteRange> runs = new LinkedHashSet<>();
        for (BitSet set : asked) {
            int some = set.nextSetBit(0);
            runs.add(new ByteRange(bytes.previousClearBit(some) + 1, bytes.nextClearBit(some) - 1));
        }
        return List.copyOf(runs);
    }
}
