package org.lectern.master;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.identity.Act;
import org.lectern.identity.Assertion;
import org.lectern.identity.IdentityKey;
import org.lectern.identity.PublicIdentity;
import org.lectern.identity.Seal;
import org.lectern.protocol.JsonForm;
import org.lectern.protocol.Jwk;
import org.lectern.protocol.KeyOffer;

/**
 * A node as the master knows it, with its key.
 *
 * @param root the master's context root
 * @param master the master's key
 */
record JoinedNode(String id, IdentityKey key, URI root, PublicIdentity master) implements MasterClient.Credential {
    /** Joins with a token, and sees that the answer is sealed. */
    static JoinedNode join(MasterClient anybody, String id, String token, IdentityKey key) {
        String path = "nodes/" + id + "/join";
        Assertion proof = proof(anybody, id, path, key, Assertion.ANY_MASTER);
        MasterClient.Answer answer = anybody.with(token).post(path, offer(key, proof));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonObject jwk = answer.json().getJsonObject("master_key");
        PublicIdentity master = PublicIdentity.of(jwk.getString("x"), jwk.getString("y"));
        assertThat(master.openSeal(answer.header(Seal.HEADER)).isOf(proof.id(), 200, Digest.of(answer.body())))
                .isTrue();
        return new JoinedNode(id, key, anybody.root(), master);
    }

    /** The proof that goes with a key that is offered. */
    static Assertion proof(MasterClient client, String id, String path, IdentityKey key, String audience) {
        byte[] body = key.id().getBytes(StandardCharsets.US_ASCII);
        return Assertion.now(id, audience, Act.of("POST", client.root(), client.at(path), body), Instant.now());
    }

    /** An offer as JSON. */
    static String offer(IdentityKey key, Assertion proof) {
        Jwk jwk = Jwk.of(key.identity().x(), key.identity().y());
        return JsonForm.jsonb().toJson(new KeyOffer(jwk, key.sign(proof)));
    }

    /** What this node says of a request now. */
    Assertion assertion(String method, URI url, byte[] body) {
        return Assertion.now(id, master.id(), Act.of(method, root, url, body), Instant.now());
    }

    @Override
    public Optional<String> of(String method, URI url, byte[] body) {
        return Optional.of(header(key.sign(assertion(method, url, body))));
    }

    static String header(String signed) {
        return Assertion.SCHEME + " " + signed;
    }
}
