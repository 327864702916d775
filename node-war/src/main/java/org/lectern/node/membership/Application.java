package org.lectern.node.membership;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.identity.Assertion;
import org.lectern.identity.IdentityKey;
import org.lectern.identity.NotProven;
import org.lectern.identity.PublicIdentity;
import org.lectern.identity.Seal;
import org.lectern.protocol.ApiPaths;
import org.lectern.protocol.Joined;
import org.lectern.protocol.JsonForm;
import org.lectern.protocol.Jwk;
import org.lectern.settings.Secret;

/** How this node applies for membership: token and key go to the master, whose key comes back. */
final class Application {
    private final MembershipSettings settings;
    private final URI root;
    private final Entrance entrance;
    private final MasterClock clock;

    Application(MembershipSettings settings, URI root, Entrance entrance, MasterClock clock) {
        this.settings = settings;
        this.root = root;
        this.entrance = entrance;
        this.clock = clock;
    }

    /**
     * Joins with a token.
     *
     * @throws NotAMember if the master does not take it
     * @throws NotTheMaster if the answer has another key than the one that was set, or no seal
     */
    Card join(Secret token, IdentityKey key) throws IOException {
        URI url = ApiPaths.node(root, settings.node(), "join");
        String audience = settings.masterKey().orElse(Assertion.ANY_MASTER);
        Offer offer = Offer.of(key, settings.node().value(), audience, root, url, clock.now());
        Entrance.Reply reply = entrance.post(url, "Bearer " + token.reveal(), offer.json());
        requireTaken(reply.status());
        PublicIdentity master = masterIn(reply);
        Seal seal = seal(master, reply.seal());
        if (!seal.isOf(offer.proof().id(), reply.status(), Digest.of(reply.bytes()))) {
            throw new NotTheMaster("the answer to the join token has the seal of another answer");
        }
        clock.set(seal.issued());
        return new Card(settings.node(), key, master, master.id(), digest(token), clock.now());
    }

    private static void requireTaken(int status) throws IOException {
        if (status == 401 || status == 403) {
            throw new NotAMember("the master answers " + status
                    + " to lectern.node.join-token: have a new one made, and look at lectern.node.id and the node's"
                    + " networks");
        }
        if (status != 200) {
            throw new IOException("the master answers " + status + " to the join token");
        }
    }

    private PublicIdentity masterIn(Entrance.Reply reply) throws NotTheMaster {
        PublicIdentity master;
        try {
            Jwk jwk = JsonForm.jsonb().fromJson(reply.body(), Joined.class).masterKey();
            master = PublicIdentity.of(jwk.x(), jwk.y());
        } catch (JsonbException | JsonException | IllegalArgumentException | NullPointerException e) {
            throw new NotTheMaster("the answer to the join token has no key of a master");
        }
        if (settings.masterKey().filter(pin -> !pin.equals(master.id())).isPresent()) {
            throw new NotTheMaster(
                    "the master has the key " + master.id() + ", and not that of lectern.node.master-key");
        }
        return master;
    }

    /** Under which the token is remembered. */
    static Digest digest(Secret token) {
        return Digest.of(token.reveal().getBytes(StandardCharsets.UTF_8));
    }

    /** The seal in a header, if the master made it. */
    static Seal seal(PublicIdentity master, Optional<String> header) throws NotTheMaster {
        try {
            return master.openSeal(header.orElse(""));
        } catch (NotProven e) {
            throw new NotTheMaster("an answer without the seal of the master's key " + master.id());
        }
    }
}
