package org.lectern.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ProblemTest {
    private final Refusal expired = new Refusal(ErrorCode.TICKET_EXPIRED, "The link expired at 10:00.");

    @Test
    void json_hasTheMembersOfRfc9457AndTheCode() {
        assertThat(new Problem(expired, List.of()).toJson())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"This link has expired\",\"status\":401,"
                        + "\"code\":\"ticket_expired\",\"detail\":\"The link expired at 10:00.\"}");
    }

    @Test
    void json_namesTheField() {
        Refusal refusal = Refusal.ofField("starts_at", "\"starts_at\" is a date.");

        JsonObject json = parse(new Problem(refusal, List.of()).toJson());

        assertThat(json.getString("field")).isEqualTo("starts_at");
        assertThat(json.getString("detail")).isEqualTo("\"starts_at\" is a date.");
        assertThat(json.getString("code")).isEqualTo("invalid_field");
    }

    @Property
    void everyDetail_survivesJson(@ForAll String detail) {
        JsonObject json = parse(new Problem(new Refusal(ErrorCode.INVALID_BODY, detail), List.of()).toJson());

        assertThat(json.getString("detail")).isEqualTo(detail);
    }

    @Property
    void noDetail_opensATagInThePage(@ForAll String detail) {
        String page = new Problem(new Refusal(ErrorCode.INVALID_BODY, detail), List.of()).toHtml();

        String shown = page.substring(page.indexOf("<small>") + 7, page.indexOf("</small>"));
        assertThat(shown).doesNotContain("<", ">");
        assertThat(shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
                .isEqualTo(detail);
    }

    @Test
    void html_escapesTheDetail() {
        Refusal refusal = new Refusal(ErrorCode.NOT_FOUND, "no </small><script>alert('&amp;')</script> 100 %");

        assertThat(new Problem(refusal, List.of()).toHtml())
                .startsWith("<!doctype html>\n<html lang=\"en\">")
                .contains("<title>Nothing found here</title>", "<h1>Nothing found here</h1>")
                .contains("no &lt;/small&gt;&lt;script&gt;alert('&amp;amp;')&lt;/script&gt; 100 %")
                .doesNotContain("<script");
    }

    @Test
    void chineseReader_readsChinese() {
        Problem problem = new Problem(expired, List.of(Locale.forLanguageTag("zh-CN"), Locale.ENGLISH));

        assertThat(parse(problem.toJson()).getString("title")).isEqualTo("此链接已过期");
        assertThat(problem.toHtml())
                .contains("<html lang=\"zh-CN\">", "<h1>此链接已过期</h1>", "请在会议门户中重新打开该会议，或向会议秘书索取新的链接。");
    }

    @ParameterizedTest
    @CsvSource({
        "zh, zh-CN",
        "zh-TW, zh-CN",
        "zh-Hans-SG, zh-CN",
        "en-GB, en",
        "de, en",
        "*, en",
        "de zh en, zh-CN",
        "fr en-US zh, en"
    })
    void language_isTheFirstThatWeSpeak(String accepted, String chosen) {
        List<Locale> locales = List.of(accepted.split(" ")).stream()
                .map(tag -> tag.equals("*") ? new Locale("*") : Locale.forLanguageTag(tag))
                .toList();

        assertThat(new Problem(expired, locales).language()).isEqualTo(chosen);
    }

    @Test
    void serversOwnLanguage_doesNotMatter() {
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
        try {
            assertThat(new Problem(expired, List.of(Locale.ENGLISH)).toJson()).contains("This link has expired");
        } finally {
            Locale.setDefault(usual);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCode_makesAProblemInBothLanguages(ErrorCode code) {
        Refusal refusal = new Refusal(code, "Change it.");
        for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINESE)) {
            Problem problem = new Problem(refusal, List.of(locale));

            assertThat(problem.status()).isEqualTo(code.status());
            assertThat(parse(problem.toJson()).getString("title")).isNotBlank();
        }
    }

    private static JsonObject parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
