package org.lectern.protocol;

/**
 * A key by which a node wants to be known from now on.
 *
 * @param key its public half
 * @param proof an assertion signed with the other half, for the request that carries the offer; its body is the key's
 *     thumbprint (RFC 7638)
 */
public record KeyOffer(Jwk key, String proof) {
    private static final int LONGEST_PROOF = 4000;

    public KeyOffer {
        if (key == null || proof == null || proof.length() > LONGEST_PROOF) {
            throw new IllegalArgumentException("an offer has key and proof");
        }
    }
}
