package org.lectern.master.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class NodeWordsTest {
    private final NodeWords english = new NodeWords(Locale.ENGLISH);
    private final NodeWords chinese = new NodeWords(Locale.SIMPLIFIED_CHINESE);

    @Test
    void clockThatIsNearlyRight_isNoTrouble() {
        assertThat(english.ofClock(Duration.ofSeconds(59))).isEmpty();
        assertThat(english.ofClock(Duration.ofSeconds(-59))).isEmpty();
    }

    @Test
    void clockThatIsOff_isNamedWithWhatItMeans() {
        assertThat(english.ofClock(Duration.ofHours(25)))
                .isEqualTo(
                        "Its clock is 1 d 1 h ahead of the master's, so links end too early there: set both by NTP.");
        assertThat(english.ofClock(Duration.ofMinutes(-61)))
                .isEqualTo("Its clock is 1 h 1 min behind the master's, so links are good for too long there:"
                        + " set both by NTP.");
        assertThat(english.ofClock(Duration.ofSeconds(90))).contains("1 min 30 s ahead");
        assertThat(chinese.ofClock(Duration.ofDays(1))).startsWith("该节点的时钟比主控快 1 天 0 小时，");
        assertThat(chinese.ofClock(Duration.ofDays(-1))).startsWith("该节点的时钟比主控慢 1 天 0 小时，");
    }
}
