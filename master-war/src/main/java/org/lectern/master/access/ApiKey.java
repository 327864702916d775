package org.lectern.master.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.settings.Secret;

/**
 * The key of a program or person: {@code kind:owner:secret}, as in {@code join:node-1:q83…}. Only the digest of
 * the whole text is stored; 256 random bits need no slow hash.
 *
 * @param kind the {@link KeyRing} that knows it
 * @param owner whose key it is, in the form of that ring
 */
public record ApiKey(String kind, String owner, Secret text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    /** A new key; the kind has no colon. */
    public static ApiKey generate(String kind, String owner) {
        return new ApiKey(kind, owner, new Secret(kind + ":" + owner + ":" + randomSecret()));
    }

    /** Splits a key's text; empty if it is none. */
    static Optional<ApiKey> parse(String text) {
        int first = text.indexOf(':');
        int last = text.lastIndexOf(':');
        return first > 0 && last > first
                ? Optional.of(new ApiKey(text.substring(0, first), text.substring(first + 1, last), new Secret(text)))
                : Optional.empty();
    }

    static String randomSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The digest under which the key is stored. */
    public Digest digest() {
        return digestOf(text.reveal());
    }

    static Digest digestOf(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Compares in constant time. */
    static boolean same(Digest one, Digest other) {
        return MessageDigest.isEqual(one.bytes(), other.bytes());
    }
}
