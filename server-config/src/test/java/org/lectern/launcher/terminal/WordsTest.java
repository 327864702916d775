package org.lectern.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class WordsTest {
    private static final Pattern KEY =
            Pattern.compile("(?:Refusal\\.(?:of|misuse)|\\bsay|\\bnote|refusal)\\(\\s*\"([a-z]+\\.[a-z0-9-]+)\"");

    @Test
    void languages_haveTheSameSentencesWithTheSameValues() throws IOException {
        Properties english = load("words.properties");
        Properties chinese = load("words_zh_CN.properties");
        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(values(chinese.getProperty(key))).as(key).isEqualTo(values(english.getProperty(key)));
        }
    }

    @Test
    void sentencesInTheCode_exist() throws IOException {
        Set<String> keys = load("words.properties").stringPropertyNames();
        List<String> used = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(source)).results().forEach(found -> used.add(found.group(1)));
            }
        }
        assertThat(used).hasSizeGreaterThan(50);
        assertThat(keys).containsAll(used);
    }

    @Test
    void locale_choosesTheLanguage() {
        assertThat(Words.of("zh_CN.UTF-8").say("demo.stopped")).isEqualTo("已停止。");
        assertThat(Words.of("zh-CN").say("demo.stopped")).isEqualTo("已停止。");
        assertThat(Words.of("de_DE.UTF-8").say("demo.stopped")).isEqualTo("Stopped.");
        assertThat(Words.of("").say("demo.stopped")).isEqualTo("Stopped.");
    }

    @Test
    void numbers_appearAsTheyAre() {
        assertThat(Words.english().say("up.started", "master", "http://a", 18080))
                .endsWith("process 18080");
    }

    @Test
    void refusal_speaksBothLanguages() {
        Refusal refusal = Refusal.misuse("options.unknown", "--x");
        assertThat(refusal).hasMessage("There is no option --x here.");
        assertThat(refusal.in(Words.of("zh"))).isEqualTo("这里没有选项 --x。");
        assertThat(refusal.exitCode()).isEqualTo(2);
    }

    private static Properties load(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(WordsTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    private static Set<String> values(String sentence) {
        return Pattern.compile("\\{\\d}")
                .matcher(sentence)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
