package org.lectern.master.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Utf8CheckTest {
    private static final String CHINESE = "董事会 Board é 𠀀 😀\r\n\t预算。";

    @Property
    void text_isUtf8HoweverItIsCut(@ForAll String text, @ForAll @IntRange(min = 1, max = 5) int piece) {
        String plain = text.replaceAll("[\\x00\\x1b\\p{Cs}]", "");
        assertThat(isUtf8((plain + CHINESE).getBytes(StandardCharsets.UTF_8), piece))
                .isTrue();
    }

    @Property
    void anyBytes_areWhatTheDecoderOfTheJdkTakes(
            @ForAll @Size(max = 6) byte[] bytes, @ForAll @IntRange(min = 1, max = 3) int piece) {
        assertThat(isUtf8(bytes, piece)).isEqualTo(decodes(bytes) && !holds(bytes, 0) && !holds(bytes, 0x1b));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e4bc",
                "80",
                "c080",
                "c1bf",
                "e09fbf",
                "eda080",
                "f08fbfbf",
                "f4908080",
                "f5808080",
                "ff",
                "e4bc41",
                "e4bce4",
                "f0a08041"
            })
    void brokenForm_isNot(String hex) {
        assertThat(isUtf8(HexFormat.of().parseHex(hex), 1)).isFalse();
    }

    @Test
    void chineseInOtherEncodings_isNot() {
        for (String charset : new String[] {"GB18030", "GBK", "Big5", "UTF-16LE", "UTF-16", "ISO-2022-CN-GB"}) {
            Charset other =
                    Charset.isSupported(charset) && Charset.forName(charset).canEncode()
                            ? Charset.forName(charset)
                            : Charset.forName("ISO-2022-JP");
            assertThat(isUtf8("董事会預算".getBytes(other), 7)).as(charset).isFalse();
        }
    }

    private static boolean isUtf8(byte[] bytes, int piece) {
        Utf8Check check = new Utf8Check();
        for (int from = 0; from < bytes.length; from += piece) {
            byte[] next = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + piece));
            check.add(next, next.length);
        }
        return check.isUtf8();
    }

    private static boolean decodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean holds(byte[] bytes, int wanted) {
        for (byte b : bytes) {
            if (b == wanted) {
                return true;
            }
        }
        return false;
    }
}
