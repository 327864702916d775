package org.lectern.delta;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A signed manifest as a message body: the JWS without its payload (RFC 7515, appendix F), a line feed, and the
 * manifest's own text. In the compact form the text hides behind Base64, where a change of one byte moves all that
 * follows, and two versions have little in common to the eye of a compressor.
 */
public final class ManifestBody {
    /** The media type. */
    public static final String MEDIA_TYPE = "application/vnd.lectern.signed-manifest";

    /** No body is longer: the manifest of some 50 GB. */
    public static final int MOST = 96 << 20;

    private static final int PARTS = 3;

    private ManifestBody() {}

    /**
     * The body for a JWS in compact form.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static byte[] of(String signed) {
        String[] parts = signed.split("\\.", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("a JWS in compact form has three parts, not " + parts.length);
        }
        byte[] text = Base64.getUrlDecoder().decode(parts[1]);
        byte[] head = (parts[0] + ".." + parts[2] + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] body = Arrays.copyOf(head, head.length + text.length);
        System.arraycopy(text, 0, body, head.length, text.length);
        return body;
    }

    /**
     * The JWS in compact form that a body stands for; whether it is rightly signed is not looked at.
     *
     * @throws InvalidDelta if it stands for none
     */
    public static String toSigned(byte[] body) throws InvalidDelta {
        int end = 0;
        while (end < body.length && body[end] != '\n') {
            end++;
        }
        String[] parts = new String(body, 0, end, StandardCharsets.US_ASCII).split("\\.", -1);
        if (end == body.length || parts.length != PARTS || !parts[1].isEmpty()) {
            throw new InvalidDelta("a signed manifest begins with a line such as HEADER..SIGNATURE");
        }
        byte[] text = Arrays.copyOfRange(body, end + 1, body.length);
        return parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(text) + "." + parts[2];
    }
}
