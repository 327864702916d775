package org.lectern.simulation;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as it arrives.
 *
 * @param body its text; empty without one
 */
record Call(URI url, HttpHeaders headers, String body) {
    private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d+)");

    /**
     * Bytes that are asked for.
     *
     * @param last the last of them
     */
    record Range(long first, long last) {
        int length() {
            return (int) (last - first + 1);
        }
    }

    String path() {
        return url.getPath();
    }

    /** The value of a parameter. */
    Optional<String> parameter(String name) {
        for (String pair : Optional.ofNullable(url.getQuery()).orElse("").split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(pair.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }

    /** What stands behind {@code Bearer}. */
    String bearer() {
        return headers.firstValue("Authorization").orElse("").replaceFirst("^Bearer ", "");
    }

    List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        Matcher range = RANGE.matcher(headers.firstValue("Range").orElse(""));
        while (range.find()) {
            ranges.add(new Range(Long.parseLong(range.group(1)), Long.parseLong(range.group(2))));
        }
        return ranges;
    }
}
