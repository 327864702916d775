package org.lectern.content;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 digest of some bytes: the identity of a chunk, a document revision and a package.
 *
 * <p>Written {@code sha256:} and 64 lower-case hexadecimal digits.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) implements Comparable<Digest> {
    private static final String PREFIX = "sha256:";
    private static final HexFormat HEX = HexFormat.of();

    public Digest {
        if (hex.length() != 64 || !hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw new IllegalArgumentException("a SHA-256 digest has 64 lower-case hexadecimal digits, not: " + hex);
        }
    }

    /** Reads {@code sha256:<64 hexadecimal digits>}. */
    public static Digest parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a digest begins with sha256:, not: " + text);
        }
        return new Digest(text.substring(PREFIX.length()));
    }

    /** The digest of all of {@code bytes}. */
    public static Digest of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /** The digest of {@code length} bytes from {@code offset}. */
    public static Digest of(byte[] bytes, int offset, int length) {
        MessageDigest sha256 = newMessageDigest();
        sha256.update(bytes, offset, length);
        return ofFinished(sha256);
    }

    /** Takes the digest out of {@code sha256} and resets it. */
    public static Digest ofFinished(MessageDigest sha256) {
        return new Digest(HEX.formatHex(sha256.digest()));
    }

    /** A fresh SHA-256 computation, to be ended with {@link #ofFinished}. */
    public static MessageDigest newMessageDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** The 32 bytes themselves. */
    public byte[] bytes() {
        return HEX.parseHex(hex);
    }

    @Override
    public int compareTo(Digest other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return PREFIX + hex;
    }
}
