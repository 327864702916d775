package org.lectern.master.access.node;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.lectern.content.Digest;
import org.lectern.identity.Act;
import org.lectern.identity.Assertion;
import org.lectern.identity.NotProven;
import org.lectern.identity.PublicIdentity;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;

/** Decides which node stands behind an assertion, and whether it counts here, for this request, now and once. */
public final class AssertionCheck {
    private final NodeRing ring;
    private final MasterIdentity identity;
    private final AssertionSettings settings;
    private final Clock clock;
    private final Replays replays = new Replays();

    AssertionCheck(NodeRing ring, MasterIdentity identity, AssertionSettings settings, Clock clock) {
        this.ring = ring;
        this.identity = identity;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Opens the assertion of a request. That it is fresh and new is {@link #admit} to say.
     *
     * @param address the IP address that shows it
     * @throws Refusal {@code wrong_credentials} or {@code address_not_allowed}
     */
    public AssertedRequest open(String signed, Act act, String address) {
        try {
            NodeRing.KnownNode known = ring.identityOf(Assertion.nodeOf(signed)).orElseThrow(AssertionCheck::wrong);
            Assertion assertion = known.key().openAssertion(signed);
            requireHere(assertion, act, false);
            if (!known.networks().contains(address)) {
                throw new Refusal(
                        ErrorCode.ADDRESS_NOT_ALLOWED,
                        "This node is not accepted from " + address + ": see its networks.");
            }
            return new AssertedRequest(assertion, identity);
        } catch (NotProven e) {
            throw wrong();
        }
    }

    /**
     * Lets an assertion be used for the first time, while it is good.
     *
     * @throws Refusal {@code assertion_expired}, {@code assertion_replayed} or {@code unavailable}
     */
    public void admit(AssertedRequest request) {
        Assertion assertion = request.assertion();
        Instant now = clock.instant();
        requireTime(assertion, now);
        Instant until = assertion.expires().plus(settings.skew());
        Replays.Use use = replays.use(assertion.node(), assertion.id(), until, now);
        if (use == Replays.Use.AGAIN) {
            throw new Refusal(ErrorCode.ASSERTION_REPLAYED, "Each request takes an assertion of its own.");
        }
        if (use == Replays.Use.TOO_MANY) {
            throw new Refusal(ErrorCode.UNAVAILABLE, "This node asks more often than this master remembers.");
        }
    }

    /**
     * Opens the proof that comes with a key which nobody knows yet. Its time does not matter: the token or the assertion
     * that it comes with says who sends it, and a key that is offered again is the same key.
     *
     * @throws Refusal {@code wrong_credentials}
     */
    public AssertedRequest openProof(PublicIdentity key, String proof, Act act) {
        try {
            Assertion assertion = key.openAssertion(proof);
            requireHere(assertion, act, true);
            AssertedRequest request = new AssertedRequest(assertion, identity);
            request.requireBody(Digest.of(key.id().getBytes(StandardCharsets.US_ASCII)));
            return request;
        } catch (NotProven e) {
            throw wrong();
        }
    }

    private void requireHere(Assertion assertion, Act act, boolean anyMaster) {
        boolean any = anyMaster && assertion.audience().equals(Assertion.ANY_MASTER);
        if (!any && !identity.isNamed(assertion.audience())) {
            throw new Refusal(ErrorCode.WRONG_CREDENTIALS, "This assertion is for another master.");
        }
        if (!assertion.act().isAt(act)) {
            throw new Refusal(ErrorCode.WRONG_CREDENTIALS, "This assertion is for another request.");
        }
    }

    private void requireTime(Assertion assertion, Instant now) {
        boolean early = assertion.issued().isAfter(now.plus(settings.skew()));
        boolean late = !assertion.expires().isAfter(now.minus(settings.skew()));
        if (early || late) {
            throw new Refusal(
                    ErrorCode.ASSERTION_EXPIRED,
                    "The node says that it is " + assertion.issued() + "; by the clock of the master it is " + now
                            + ".");
        }
    }

    private static Refusal wrong() {
        return new Refusal(ErrorCode.WRONG_CREDENTIALS, "This assertion is not valid.");
    }
}
