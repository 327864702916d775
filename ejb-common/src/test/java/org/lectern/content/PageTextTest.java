package org.lectern.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PageTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.00 KB",
        "1536, 1.50 KB",
        "10234, 9.99 KB",
        "10240, 10.0 KB",
        "102400, 100 KB",
        "1023000, 999 KB",
        "1023999, 0.98 MB",
        "1048576, 1.00 MB",
        "5368709120, 5.00 GB",
        "9223372036854775807, 8.00 EB"
    })
    void size_hasThreeDigits(long bytes, String shown) {
        assertThat(PageText.size(bytes)).isEqualTo(shown);
    }

    @Test
    void text_isEscaped() {
        assertThat(PageText.escape("<a href='x'>\"&\u0000\n😀")).isEqualTo("&lt;a href=&#39;x&#39;&gt;&quot;&amp;  😀");
    }

    @ParameterizedTest
    @CsvSource({"a.pdf, PDF", "a.tar.gz, GZ", "README, ''", "a.b c, ''", "会议.文档, ''", ".x, X", "a.longer, ''"})
    void extension_isShownWhenItIsOne(String name, String shown) {
        assertThat(PageText.extension(name).orElse("")).isEqualTo(shown);
    }

    @Test
    void meetingPastMidnight_namesBothDays() {
        ZonedDateTime from = ZonedDateTime.parse("2026-12-31T23:00:00+01:00[Europe/Berlin]");

        assertThat(PageText.time(from, from.plusHours(2)))
                .isEqualTo("<span lang=\"zh-CN\">2026年12月31日（星期四） 23:00–2027年1月1日（星期五） 01:00</span> "
                        + "<span lang=\"en\">Thursday, 31 December 2026, 23:00–Friday, 1 January 2027, 01:00</span>");
        assertThat(PageText.zone(from)).isEqualTo("Europe/Berlin, UTC+01:00");
        assertThat(PageText.zone(ZonedDateTime.parse("2026-12-31T23:00:00Z"))).isEqualTo("UTC");
    }
}
