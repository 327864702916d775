package org.lectern.protocol;

import org.lectern.content.Digest;

/**
 * A package of some documents of a version, for those who may see these and no others.
 *
 * @param edition its name: 1 to 64 of {@code a-z 0-9 -}
 * @param digest of the package
 * @param size of the package, in bytes
 */
public record Edition(String edition, Digest digest, long size) {
    public Edition {
        if (edition == null || digest == null || size < 0) {
            throw new IllegalArgumentException("an edition has a name, a digest and a size");
        }
    }
}
