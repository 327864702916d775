package org.lectern.launcher.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.launcher.terminal.Refusal;
import org.lectern.launcher.terminal.Terminal;
import org.lectern.launcher.terminal.Words;

final class VerbsTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "up",
                "down",
                "status",
                "logs",
                "import",
                "publish",
                "activate",
                "run",
                "sample",
                "archive"
            })
    void everyVerb_explainsItself(String verb) {
        assertThat(run(verb, "--help")).isZero();
        assertThat(shown()).startsWith("lectern " + verb).contains("--help");
    }

    @Test
    void noVerb_showsAllOfThem() {
        assertThat(run()).isEqualTo(2);
        assertThat(shown()).contains("demo", "import FOLDER");
    }

    @Test
    void mistypedVerb_isNamedWithTheOneThatWasMeant() {
        assertThatThrownBy(() -> run("stauts")).hasMessageContainingAll("stauts", "status");
    }

    @Test
    void mistypedOption_showsTheHelpToo() {
        assertThatThrownBy(() -> run("up", "--ports", "1"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--ports");
        assertThat(shown()).contains("--port P");
    }

    @Test
    void oneWordTooMany_isNamed() {
        assertThatThrownBy(() -> run("down", "now")).hasMessageContaining("\"now\"");
    }

    @Test
    void clusterThatNeverWas_isRefused() {
        for (String verb : List.of("status", "down", "logs")) {
            assertThatThrownBy(() -> run(verb, "--data", folder.toString())).hasMessageContaining(folder.toString());
        }
    }

    @Test
    void foreignMaster_needsAKey() {
        assertThatThrownBy(() -> run("publish", "m", "--master", "http://127.0.0.1:9/"))
                .hasMessageContaining("LECTERN_ADMIN_KEY");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T09:00,2026-12-01T01:00:00Z",
        "2026-12-01 09:00,2026-12-01T01:00:00Z",
        "2026-12-01T09:00Z,2026-12-01T09:00:00Z",
        "2026-12-01T09:00:30+02:00,2026-12-01T07:00:30Z"
    })
    void time_isReadInItsZone(String text, String instant) {
        assertThat(Import.instant("--starts-at", text, ZoneId.of("Asia/Shanghai")))
                .isEqualTo(instant);
    }

    @Test
    void timeThatIsNone_isRefused() {
        assertThatThrownBy(() -> Import.instant("--starts-at", "tomorrow", ZoneId.of("UTC")))
                .hasMessageContainingAll("--starts-at", "tomorrow");
    }

    @Test
    void runningANode_needsItsIdKeyAndMaster() {
        assertThatThrownBy(() -> run("run", "node", "--port", "1")).hasMessageContaining("LECTERN_NODE_ID");
        assertThatThrownBy(() -> run("run", "master", "--id", "x")).hasMessageContainingAll("--id", "master");
        assertThatThrownBy(() -> run("run", "master", "--db", "embedded-postgres"))
                .hasMessageContaining("lectern up");
        assertThatThrownBy(() -> run("run")).hasMessageContaining("lectern run master");
    }

    private int run(String... typed) {
        PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
        return Verbs.run(List.of(typed), new Terminal(Words.english(), out, out, false), Map.of());
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
