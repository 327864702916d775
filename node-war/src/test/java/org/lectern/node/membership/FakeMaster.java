package org.lectern.node.membership;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.identity.Assertion;
import org.lectern.identity.IdentityKey;
import org.lectern.identity.NotProven;
import org.lectern.identity.PublicIdentity;
import org.lectern.identity.Seal;
import org.lectern.protocol.Joined;
import org.lectern.protocol.JsonForm;
import org.lectern.protocol.Jwk;
import org.lectern.protocol.KeyOffer;

/** The side of the master that nodes join at, in memory. */
final class FakeMaster implements Entrance {
    static final URI ROOT = URI.create("http://master/lectern/");

    final IdentityKey key = IdentityKey.generate();
    Optional<PublicIdentity> known = Optional.empty();
    String token = "join:hall:one";
    Duration ahead = Duration.ZERO;
    boolean losesAnswers;
    boolean sealsNothing;
    int asked;

    @Override
    public Reply post(URI url, String authorization, String json) throws IOException {
        asked++;
        KeyOffer offer = JsonForm.jsonb().fromJson(json, KeyOffer.class);
        PublicIdentity offered = PublicIdentity.of(offer.key().x(), offer.key().y());
        Assertion proof = offered.openAssertion(offer.proof());
        String request;
        if (authorization.startsWith("Bearer ")) {
            if (!authorization.equals("Bearer " + token)) {
                return new Reply(403, "{}", Optional.empty());
            }
            request = proof.id();
        } else {
            Optional<Assertion> shown = shown(authorization);
            if (shown.isEmpty()) {
                return new Reply(403, "{}", Optional.empty());
            }
            request = shown.get().id();
        }
        known = Optional.of(offered);
        if (losesAnswers) {
            throw new IOException("the line broke");
        }
        PublicIdentity own = key.identity();
        String body = JsonForm.jsonb().toJson(new Joined(Jwk.of(own.x(), own.y())));
        return new Reply(200, body, seal(request, 200, body));
    }

    /** The assertion in a header, if the key that is known signed it. */
    Optional<Assertion> shown(String authorization) {
        try {
            String signed = authorization.substring(Assertion.SCHEME.length() + 1);
            return known.map(node -> node.openAssertion(signed));
        } catch (NotProven e) {
            return Optional.empty();
        }
    }

    Optional<String> seal(String request, int status, String body) {
        Digest digest = Digest.of(body.getBytes(StandardCharsets.UTF_8));
        return sealsNothing
                ? Optional.empty()
                : Optional.of(
                        key.sign(new Seal(request, status, digest, Instant.now().plus(ahead))));
    }
}
