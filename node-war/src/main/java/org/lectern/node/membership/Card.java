package org.lectern.node.membership;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
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
 * @param pin the id of the key that the master had when this node joined
 * @param token the digest of the token that this node joined with
 * @param since when the key began to serve
 */
record Card(NodeId node, IdentityKey key, PublicIdentity master, String pin, Digest token, Instant since) {
    /** The card as JSON; public for JSON-B. */
    public record Form(NodeId node, String key, Jwk master, String pin, Digest token, Instant since) {}

    /** The same membership by another key. */
    Card with(IdentityKey other, Instant now) {
        return new Card(node, other, master, pin, token, now);
    }

    /** The same membership under the key that the master goes by now. */
    Card under(PublicIdentity other) {
        return new Card(node, key, other, pin, token, since);
    }

    /** Whether this is a membership of {@code id} under a master that a pin names, if there is one. */
    boolean isOf(NodeId id, Optional<String> named) {
        return node.equals(id)
                && named.filter(name -> !name.equals(pin) && !name.equals(master.id()))
                        .isEmpty();
    }

    String toJson() {
        Jwk pinned = Jwk.of(master.x(), master.y());
        return JsonForm.jsonb().toJson(new Form(node, key.toPrivateJwk(), pinned, pin, token, since));
    }

    static Card ofJson(String json) {
        Form form = JsonForm.jsonb().fromJson(json, Form.class);
        return new Card(
                form.node(),
                IdentityKey.parse(form.key()),
                PublicIdentity.of(form.master().x(), form.master().y()),
                Objects.requireNonNull(form.pin()),
                form.token(),
                form.since());
    }
}
