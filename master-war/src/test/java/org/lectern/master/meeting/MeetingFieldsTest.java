package org.lectern.master.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.lectern.master.meeting.MeetingRoom.fields;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.problem.Refusal;
import org.lectern.protocol.JsonForm;

final class MeetingFieldsTest {
    private static final Instant NINE = Instant.parse("2026-12-01T09:00:00Z");

    @Test
    void texts_areStripped() {
        MeetingFields fields = new MeetingFields("  董事会 \u3000", null, null, null, " 北京 ", null);

        assertThat(fields.checkedTitle()).isEqualTo("董事会");
        assertThat(fields.location()).isEqualTo("北京");
        assertThat(fields.checkedTimeZone()).isEqualTo("UTC");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "two\nlines", "tab\there", "\u0000"})
    void titleThatCannotBe_isRefused(String title) {
        refused(() -> fields(title), "title");
    }

    @Test
    void textsThatAreTooLong_areRefused() {
        assertThat(fields("x".repeat(500)).checkedTitle()).hasSize(500);
        refused(() -> fields("x".repeat(501)), "title");
        refused(() -> new MeetingFields("t", null, null, null, "x".repeat(501), null), "location");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mars/Olympus", "+25:00", "Asia/上海", "\u0000"})
    void timeZoneThatIsNone_isRefused(String zone) {
        refused(() -> new MeetingFields("t", null, null, zone, null, null), "time_zone");
    }

    @Test
    void endThatIsNotAfterTheStart_isRefused() {
        refused(() -> new MeetingFields("t", NINE, NINE, null, null, null), "ends_at");
        refused(() -> new MeetingFields("t", NINE, NINE.minusNanos(1), null, null, null), "ends_at");
        assertThat(new MeetingFields("t", null, NINE, null, null, null).endsAt())
                .isEqualTo(NINE);
    }

    @Test
    void timesThatNoDatabaseHolds_areRefused() {
        refused(() -> new MeetingFields("t", Instant.MAX, null, null, null, null), "starts_at");
        refused(() -> new MeetingFields("t", Instant.MIN, null, null, null, null), "starts_at");
        refused(() -> new MeetingFields("t", NINE, Instant.MAX, null, null, null), "ends_at");
        refused(
                () -> new MeetingFields("t", Instant.parse("0000-12-31T23:59:59Z"), null, null, null, null),
                "starts_at");
    }

    @Test
    void times_haveMicroseconds() {
        assertThat(new MeetingFields("t", NINE.plusNanos(1_999), null, null, null, null).startsAt())
                .isEqualTo(NINE.plusNanos(1_000));
    }

    @Test
    void json_isReadInSnakeCase() {
        MeetingFields fields = JsonForm.jsonb().fromJson("""
                {"title": "Board", "starts_at": "2026-12-01T17:00:00+08:00", "ends_at": "2026-12-01T10:00:00Z",
                 "time_zone": "Asia/Shanghai", "agenda": [{"path": "01 开幕", "title": "开幕"}]}""", MeetingFields.class);

        assertThat(fields.startsAt()).isEqualTo(NINE);
        assertThat(fields.checkedTimeZone()).isEqualTo("Asia/Shanghai");
        assertThat(fields.agenda()).containsExactly(new MeetingFields.AgendaField("01 开幕", "开幕"));
    }

    @Property
    void anyTitle_isOneStrippedLineOrRefused(@ForAll String title) {
        try {
            assertThat(fields(title).checkedTitle())
                    .isEqualTo(title.strip())
                    .isNotEmpty()
                    .hasSizeLessThanOrEqualTo(500);
        } catch (Refusal refusal) {
            assertThat(refusal.field()).contains("title");
        }
    }

    private static void refused(ThrowingCallable call, String field) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.field()).contains(field));
    }
}
