package org.lectern.master.access.node;

import org.lectern.content.Digest;
import org.lectern.identity.Assertion;
import org.lectern.identity.PublicIdentity;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;

/** A request whose node is known: what its body has to be, and the seal of its answer. */
public final class AssertedRequest {
    /** The request attribute that holds it. */
    public static final String NAME = AssertedRequest.class.getName();

    private final Assertion assertion;
    private final MasterIdentity identity;

    AssertedRequest(Assertion assertion, MasterIdentity identity) {
        this.assertion = assertion;
        this.identity = identity;
    }

    /** The node that asks. */
    public String node() {
        return assertion.node();
    }

    Assertion assertion() {
        return assertion;
    }

    /**
     * Lets only the body go on that the node signed.
     *
     * @throws Refusal {@code wrong_credentials}
     */
    void requireBody(Digest body) {
        if (!assertion.act().body().equals(body)) {
            throw new Refusal(ErrorCode.WRONG_CREDENTIALS, "This body is not the one that the node signed.");
        }
    }

    /** The key of the master that seals the answer. */
    public PublicIdentity sealer() {
        return identity.identityFor(assertion);
    }

    /** The seal of an answer. */
    public String seal(int status, byte[] body) {
        return identity.seal(assertion, status, body);
    }
}
