package org.lectern.node.membership;

import java.time.Instant;
import org.lectern.content.Digest;
import org.lectern.identity.IdentityKey;
import org.lectern.identity.PublicIdentity;
import org.lectern.protocol.JsonForm;
import org.lectern.protocol.Jwk;
import org.lectern.protocol.NodeId;

/**
 * A membership as it is kept.
 *
 * @param key by which the master knows this node
 * @param master the key that the master's answers are sealed with
 * @param token the digest of the token that this node joined with
 * @param since when the key began to serve
 */
record Card(NodeId node, IdentityKey key, PublicIdentity master, Digest token, Instant since) {
    /** The card as JSON; public for JSON-B. */
    public record Form(NodeId node, String key, Jwk master, Digest token, Instant since) {}

    /** The same membership by another key. */
    Card with(IdentityKey other, Instant now) {
        return new Card(node, other, master, token, now);
    }

    String toJson() {
        Jwk pinned = Jwk.of(master.x(), master.y());
        return JsonForm.jsonb().toJson(new Form(node, key.toPrivateJwk(), pinned, token, since));
    }

    static Card ofJson(String json) {
        Form form = JsonForm.jsonb().fromJson(json, Form.class);
        return new Card(
                form.node(),
                IdentityKey.parse(form.key()),
                PublicIdentity.of(form.master().x(), form.master().y()),
                form.token(),
                form.since());
    }
}
