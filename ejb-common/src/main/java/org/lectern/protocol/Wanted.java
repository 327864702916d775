package org.lectern.protocol;

import org.lectern.content.Digest;

/**
 * What the master has lost of a package, and wants from a node that holds it.
 *
 * @param digest of the package
 * @param manifest whether the signed manifest is wanted
 * @param chunks the numbers in the manifest of the chunks that are wanted, such as {@code 0-3,7}; empty for none
 */
public record Wanted(Digest digest, boolean manifest, String chunks) {
    public Wanted {
        if (digest == null || chunks == null) {
            throw new IllegalArgumentException("what is wanted has digest and chunks");
        }
    }
}
