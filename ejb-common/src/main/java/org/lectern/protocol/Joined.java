package org.lectern.protocol;

/**
 * What the master answers to a node whose key it took.
 *
 * @param masterKey the key that seals the master's answers from now on
 */
public record Joined(Jwk masterKey) {
    public Joined {
        if (masterKey == null) {
            throw new IllegalArgumentException("master_key is missing");
        }
    }
}
