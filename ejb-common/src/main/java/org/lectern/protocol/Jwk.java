package org.lectern.protocol;

/**
 * A public key over P-256 as a JWK (RFC 7517, RFC 7518 section 6.2.1).
 *
 * @param kty {@code EC}
 * @param crv {@code P-256}
 * @param x the coordinates, 32 bytes each, base64url
 */
public record Jwk(String kty, String crv, String x, String y) {
    private static final String COORDINATE = "[A-Za-z0-9_-]{43}";

    public Jwk {
        if (!"EC".equals(kty) || !"P-256".equals(crv)) {
            throw new IllegalArgumentException("a key has kty EC and crv P-256");
        }
        if (x == null || y == null || !x.matches(COORDINATE) || !y.matches(COORDINATE)) {
            throw new IllegalArgumentException("x and y have 43 characters of base64url each");
        }
    }

    /** The key of a point. */
    public static Jwk of(String x, String y) {
        return new Jwk("EC", "P-256", x, y);
    }
}
