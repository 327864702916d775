package org.lectern.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ErrorCodeTest {
    @ParameterizedTest
    @EnumSource
    void code_isLowerCaseAndItsStatusAnError(ErrorCode code) {
        assertThat(code.code()).matches("[a-z]+(_[a-z]+)*");
        assertThat(code.status()).isBetween(400, 599);
    }

    @Test
    void codesThatClientsKnow_areStable() {
        assertThat(Arrays.stream(ErrorCode.values()).map(code -> code.status() + " " + code.code()))
                .containsExactlyInAnyOrder(
                        "400 invalid_field",
                        "400 invalid_body",
                        "400 digest_mismatch",
                        "400 bad_request",
                        "400 upload_incomplete",
                        "401 unauthenticated",
                        "401 ticket_missing",
                        "401 ticket_expired",
                        "401 assertion_expired",
                        "403 forbidden",
                        "403 wrong_credentials",
                        "403 assertion_replayed",
                        "403 token_used",
                        "403 address_not_allowed",
                        "403 ticket_invalid",
                        "403 ticket_revoked",
                        "404 not_found",
                        "404 meeting_not_found",
                        "404 document_not_found",
                        "404 participant_not_found",
                        "404 restriction_not_found",
                        "404 version_not_found",
                        "404 node_not_found",
                        "404 key_not_found",
                        "404 package_not_found",
                        "404 not_published",
                        "404 archived",
                        "405 method_not_allowed",
                        "406 not_acceptable",
                        "409 wrong_state",
                        "409 agenda_item_in_use",
                        "409 nothing_to_publish",
                        "409 concurrent_update",
                        "412 precondition_failed",
                        "413 too_large",
                        "415 unsupported_media_type",
                        "416 range_not_satisfiable",
                        "500 internal_error",
                        "503 unavailable",
                        "507 storage_full");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh_CN"})
    void everyCode_hasWordsInEveryLanguage_andNoWordsAreLeftOver(String language) throws IOException {
        Properties words = words(language);

        assertThat(words.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("advice"),
                                Stream.of(ErrorCode.values()).map(ErrorCode::code))
                        .toList());
        assertThat(words.values())
                .map(Object::toString)
                .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("\uFFFD", "<", "&", "%"));
    }

    @Test
    void chineseWords_areChinese() throws IOException {
        assertThat(words("zh_CN").values())
                .map(Object::toString)
                .allSatisfy(text -> assertThat(text.codePoints()
                                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                                .count())
                        .isGreaterThanOrEqualTo(4));
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (Reader reader = new InputStreamReader(
                ErrorCode.class.getResourceAsStream("words_" + language + ".properties"), StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }
}
