package org.lectern.delivery;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A {@code Content-Disposition} (RFC 6266): what a client is to do with content, and the name to save it under, which
 * may be any Unicode. A plain name goes out as it is. Any other goes out twice: for old clients with {@code _} in place
 * of each character that they might misread, and exactly (RFC 8187), for all others.
 */
public final class ContentDisposition {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String ATTR_CHARS = "!#$&+-.^_`|~";

    private ContentDisposition() {}

    /** The content is to be saved. */
    public static String attachment(String fileName) {
        return of("attachment", fileName);
    }

    /** The content is to be shown; the name is for whoever saves it from there. */
    public static String inline(String fileName) {
        return of("inline", fileName);
    }

    private static String of(String type, String fileName) {
        StringBuilder plain = new StringBuilder();
        fileName.codePoints().forEach(c -> plain.appendCodePoint(isPlain(c) ? c : '_'));
        String header = type + "; filename=\"" + plain + '"';
        return plain.toString().equals(fileName) ? header : header + "; filename*=UTF-8''" + encode(fileName);
    }

    private static boolean isPlain(int c) {
        return c >= ' ' && c < 0x7f && "\"\\%/".indexOf(c) < 0;
    }

    private static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isAttrChar((char) (b & 0xff))) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    private static boolean isAttrChar(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || ATTR_CHARS.indexOf(c) >= 0;
    }
}
