package org.lectern.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ProgressBarTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private Instant now = Instant.EPOCH;

    @Test
    void line_showsShareBytesAndRate() {
        ProgressBar bar = new ProgressBar(terminal(false), () -> now, 4_000_000);
        bar.add(1_000_000);
        now = now.plusSeconds(2);
        assertThat(bar.line()).isEqualTo("[#######---------------------] 25 %  1.0 MB / 4.0 MB  500.0 kB/s");
    }

    @Test
    void nothingToSend_isDone() {
        assertThat(new ProgressBar(terminal(false), () -> now, 0).line()).contains("100 %");
    }

    @Test
    void screen_isRedrawnInPlace_withoutALinePerFile() {
        ProgressBar bar = new ProgressBar(terminal(true), () -> now, 10);
        now = now.plusSeconds(1);
        bar.add(5);
        bar.file("sent a");
        bar.close();
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .startsWith("\r[")
                .doesNotContain("sent a")
                .endsWith("\n");
    }

    @Test
    void noScreen_getsALinePerFile_andNoBar() {
        ProgressBar bar = new ProgressBar(terminal(false), () -> now, 10);
        bar.add(10);
        bar.file("sent a");
        bar.close();
        assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("sent a\n");
    }

    @Test
    void sizes_haveOneDecimalAndAUnit() {
        assertThat(Sizes.of(0)).isEqualTo("0 B");
        assertThat(Sizes.of(999)).isEqualTo("999 B");
        assertThat(Sizes.of(999_999)).isEqualTo("1.0 MB");
        assertThat(Sizes.of(2_147_483_648L)).isEqualTo("2.1 GB");
    }

    private Terminal terminal(boolean live) {
        PrintStream err = new PrintStream(shown, true, StandardCharsets.UTF_8);
        return new Terminal(Words.english(), err, err, live);
    }
}
