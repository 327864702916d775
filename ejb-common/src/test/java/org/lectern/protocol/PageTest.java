package org.lectern.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;

final class PageTest {
    @Test
    void lastPage_hasNoNext() {
        assertThat(Page.of(List.of("a", "b"), 2, item -> item)).isEqualTo(new Page<>(List.of("a", "b"), null));
        assertThat(Page.of(List.<String>of(), 2, item -> item)).isEqualTo(new Page<>(List.of(), null));
    }

    @Test
    void pageInBetween_namesItsLastItem() {
        assertThat(Page.of(List.of("a", "b", "c"), 2, item -> item)).isEqualTo(new Page<>(List.of("a", "b"), "b"));
    }

    @Property
    void pages_showEveryItemOnce(
            @ForAll @IntRange(max = 60) int count, @ForAll @IntRange(min = 1, max = 20) int limit) {
        List<Integer> seen = new ArrayList<>();
        String after = "-1";
        while (after != null) {
            int from = Integer.parseInt(after) + 1;
            List<Integer> found =
                    IntStream.range(from, count).limit(limit + 1).boxed().toList();
            Page<Integer> page = Page.of(found, limit, String::valueOf);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            seen.addAll(page.items());
            after = page.next();
        }

        assertThat(seen).isEqualTo(IntStream.range(0, count).boxed().toList());
    }

    @Test
    void map_keepsTheNext() {
        assertThat(new Page<>(List.of(1, 2), "2").map(item -> "no. " + item))
                .isEqualTo(new Page<>(List.of("no. 1", "no. 2"), "2"));
    }

    @Test
    void json_leavesAnAbsentNextOut() {
        assertThat(JsonForm.jsonb().toJson(new Page<>(List.of("a"), "a")))
                .isEqualTo("{\"items\":[\"a\"],\"next\":\"a\"}");
        assertThat(JsonForm.jsonb().toJson(new Page<>(List.of("a"), null))).isEqualTo("{\"items\":[\"a\"]}");
    }

    @Test
    void items_areNotTheCallersList() {
        List<String> items = new ArrayList<>(List.of("a"));
        Page<String> page = new Page<>(items, null);
        items.clear();

        assertThat(page.items()).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource({", 50", "'', 50", "1, 1", "500, 500", "50, 50"})
    void limit_isRead(String text, int limit) {
        assertThat(Page.limit(text)).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "ten", "1.5", " 5", "99999999999999999999"})
    void limit_otherwise_isRefusedByName(String text) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Page.limit(text))
                .withMessage("\"limit\" is a whole number from 1 to 500.")
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_FIELD))
                .satisfies(refusal -> assertThat(refusal.field()).contains("limit"));
    }

    @Test
    void number_takesItsBoundsAndItsDefault() {
        assertThat(Page.number("since", null, 0, 0, Long.MAX_VALUE)).isZero();
        assertThat(Page.number("since", "9223372036854775807", 0, 0, Long.MAX_VALUE))
                .isEqualTo(Long.MAX_VALUE);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Page.number("since", "-1", 0, 0, Long.MAX_VALUE))
                .satisfies(refusal -> assertThat(refusal.field()).contains("since"));
    }
}
