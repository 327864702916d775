package org.lectern.node.replica.shelf;

import java.nio.file.Path;
import org.lectern.content.Digest;

/**
 * The folder of one package.
 *
 * @param folder named by the digest
 */
public record PackageFolder(Path folder, Digest digest) {
    /** The package itself. */
    public Path content() {
        return folder.resolve("package");
    }

    /** The signed manifest, a JWS in compact form. */
    public Path manifest() {
        return folder.resolve("manifest");
    }

    /** The {@link Fingerprint} of the package when it was activated. */
    Path seal() {
        return folder.resolve("seal");
    }
}
