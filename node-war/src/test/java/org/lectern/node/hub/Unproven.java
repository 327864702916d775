package org.lectern.node.hub;

import java.net.URI;
import java.util.Optional;
import org.lectern.node.membership.Proofs;

/** Proofs that prove nothing, for a master that seals nothing. */
public final class Unproven implements Proofs {
    /** What every request shows. */
    static final String SHOWN = "Lectern-Node hall-1";

    @Override
    public Proof prove(String method, URI url, byte[] body) {
        return new Proof() {
            @Override
            public String authorization() {
                return SHOWN;
            }

            @Override
            public void require(int status, byte[] answer, Optional<String> seal) {}
        };
    }

    @Override
    public boolean learn(Proof proof, int status, Optional<String> seal) {
        return false;
    }

    @Override
    public void renewWhenDue() {}
}
