package org.lectern.node.replica.scrub;

import java.io.IOException;
import org.lectern.store.verified.VerifiedContent;

/**
 * A package to be looked at.
 *
 * @param manifest looks at its manifest when the package itself was read to its end
 */
public record Subject(VerifiedContent content, Check manifest) {
    /** Looks at something, and mends it. */
    public interface Check {
        /**
         * Does so.
         *
         * @throws IOException if it is damaged and cannot be mended now
         */
        void run() throws IOException;
    }
}
