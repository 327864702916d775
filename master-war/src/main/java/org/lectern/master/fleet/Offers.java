package org.lectern.master.fleet;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.lectern.identity.Act;
import org.lectern.identity.PublicIdentity;
import org.lectern.master.access.node.AssertedRequest;
import org.lectern.master.access.node.AssertionCheck;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.ApiPaths;
import org.lectern.protocol.Joined;
import org.lectern.protocol.Jwk;
import org.lectern.protocol.KeyOffer;
import org.lectern.protocol.NodeId;

/** Reads the keys that nodes offer, and sees that the node has the other half. */
@Dependent
class Offers {
    private final AssertionCheck check;

    @Inject
    Offers(AssertionCheck check) {
        this.check = check;
    }

    /** A key whose other half the sender has. */
    record Accepted(PublicIdentity key, AssertedRequest proof) {
        /** What the node has to know. */
        Joined answer() {
            PublicIdentity master = proof.sealer();
            return new Joined(Jwk.of(master.x(), master.y()));
        }

        /** Has the answer sealed as one to the proof: the request itself has no assertion. */
        void seal(HttpServletRequest request) {
            request.setAttribute(AssertedRequest.NAME, proof);
        }
    }

    /**
     * Opens an offer that came with {@code POST nodes/{id}/{action}}.
     *
     * @throws Refusal {@code invalid_body}, {@code invalid_field} or {@code wrong_credentials}
     */
    Accepted open(NodeId node, String action, @Nullable KeyOffer offer) {
        if (offer == null) {
            throw new Refusal(ErrorCode.INVALID_BODY, "Send {\"key\": …, \"proof\": …} as JSON.");
        }
        PublicIdentity key = keyOf(offer.key());
        Act act = new Act("POST", ApiPaths.API + "/nodes/" + node + "/" + action);
        AssertedRequest proof = check.openProof(key, offer.proof(), act);
        if (!proof.node().equals(node.value())) {
            throw new Refusal(ErrorCode.WRONG_CREDENTIALS, "This proof is another node's.");
        }
        return new Accepted(key, proof);
    }

    private static PublicIdentity keyOf(Jwk jwk) {
        try {
            return PublicIdentity.of(jwk.x(), jwk.y());
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField("key", "\"key\" is no point of P-256.");
        }
    }
}
