package org.lectern.identity;

import java.net.URI;
import org.lectern.content.Digest;

/**
 * One request, as far as an assertion is bound to it.
 *
 * @param method as HTTP has it
 * @param path what follows the master's context root, with the query, as it is sent
 * @param body the digest of the body, of no bytes if there is none
 */
public record Act(String method, String path, Digest body) {
    private static final Digest NOTHING = Digest.of(new byte[0]);

    /** One without a body. */
    public Act(String method, String path) {
        this(method, path, NOTHING);
    }

    /** A request to an address at the master whose context root is {@code root}. */
    public static Act of(String method, URI root, URI url, byte[] body) {
        String address = url.toString();
        if (!address.startsWith(root.toString())) {
            throw new IllegalArgumentException(url + " is not below " + root);
        }
        return new Act(method, address.substring(root.toString().length()), Digest.of(body));
    }

    /** Whether this is the same request, whatever its body. */
    public boolean isAt(Act other) {
        return method.equals(other.method) && path.equals(other.path);
    }
}
