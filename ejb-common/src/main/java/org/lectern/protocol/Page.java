package org.lectern.protocol;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lectern.problem.Refusal;

/**
 * A page of a list.
 *
 * @param next send it as {@code after} to get the next page; absent on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {
    private static final int USUAL = 50;
    private static final int MOST = 500;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of {@code found}, which holds one item more than {@code limit} if there is a next page.
     *
     * @param cursor names an item; the list is in the order of these names
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), cursor.apply(found.get(limit - 1)));
    }

    /** Another page with the items mapped. */
    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next);
    }

    /**
     * Reads the {@code limit} of a request.
     *
     * @throws Refusal if it is not a number from 1 to 500
     */
    public static int limit(@Nullable String text) {
        return (int) number("limit", text, USUAL, 1, MOST);
    }

    /**
     * Reads a whole number from a query.
     *
     * @throws Refusal if it is not a number from {@code least} to {@code most}
     */
    public static long number(String parameter, @Nullable String text, long fallback, long least, long most) {
        if (text == null || text.isEmpty()) {
            return fallback;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, as a number outside the bounds is.
        }
        throw Refusal.ofField(parameter, "\"" + parameter + "\" is a whole number from " + least + " to " + most + ".");
    }
}
