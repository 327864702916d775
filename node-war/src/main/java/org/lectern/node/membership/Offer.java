package org.lectern.node.membership;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.lectern.identity.Act;
import org.lectern.identity.Assertion;
import org.lectern.identity.IdentityKey;
import org.lectern.protocol.JsonForm;
import org.lectern.protocol.Jwk;
import org.lectern.protocol.KeyOffer;

/**
 * A key that this node offers to the master, with the proof that it has the other half.
 *
 * @param json a {@link KeyOffer}
 */
record Offer(Assertion proof, String json) {
    /** An offer that is posted to {@code url}, below {@code root}. */
    static Offer of(IdentityKey key, String node, String audience, URI root, URI url, Instant now) {
        Act act = Act.of("POST", root, url, key.id().getBytes(StandardCharsets.US_ASCII));
        Assertion proof = Assertion.now(node, audience, act, now);
        Jwk jwk = Jwk.of(key.identity().x(), key.identity().y());
        return new Offer(proof, JsonForm.jsonb().toJson(new KeyOffer(jwk, key.sign(proof))));
    }
}
