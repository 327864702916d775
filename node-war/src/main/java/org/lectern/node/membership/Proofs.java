package org.lectern.node.membership;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** How this node proves who it is, and knows that an answer is its master's. Safe for use by several threads. */
public interface Proofs {
    /**
     * A proof for one request.
     *
     * @throws NotAMember if the master knows no key of this node
     * @throws IOException if the node could not join
     */
    Proof prove(String method, URI url, byte[] body) throws IOException;

    /** Whether a refusal taught this node something, so that another proof may be taken. */
    boolean learn(Proof proof, int status, Optional<String> seal);

    /** Takes another key when this one has served its time. */
    void renewWhenDue() throws IOException;

    /** That it is this node that asks, for one request. */
    interface Proof {
        /** The value of the {@code Authorization} header. */
        String authorization();

        /**
         * Takes the answer only if the master sealed it.
         *
         * @throws NotTheMaster if it did not
         */
        void require(int status, byte[] body, Optional<String> seal) throws IOException;
    }
}
