package org.lectern.master.meeting;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.content.Digest;
import org.lectern.problem.Refusal;

/** The {@code Repr-Digest} header (RFC 9530): {@code sha-256=:BASE64:}, perhaps among other algorithms. */
final class ReprDigest {
    private static final String SHA256 = "sha-256=";

    private ReprDigest() {}

    /**
     * Reads the SHA-256 digest; other algorithms are passed over.
     *
     * @throws Refusal if the SHA-256 digest is not in its form
     */
    static Optional<Digest> parse(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .filter(member -> member.startsWith(SHA256))
                .findFirst()
                .map(member -> digest(member.substring(SHA256.length())));
    }

    private static Digest digest(String value) {
        try {
            if (value.length() > 2 && value.startsWith(":") && value.endsWith(":")) {
                byte[] bytes = Base64.getDecoder().decode(value.substring(1, value.length() - 1));
                return new Digest(HexFormat.of().formatHex(bytes));
            }
        } catch (IllegalArgumentException notBase64) {
            // Refused below, as a value without colons is.
        }
        throw Refusal.ofField("Repr-Digest", "Repr-Digest is written sha-256=:BASE64 OF 32 BYTES:");
    }
}
