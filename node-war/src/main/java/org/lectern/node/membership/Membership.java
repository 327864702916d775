package org.lectern.node.membership;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.identity.Act;
import org.lectern.identity.Assertion;
import org.lectern.identity.IdentityKey;
import org.lectern.identity.PublicIdentity;
import org.lectern.identity.Seal;
import org.lectern.protocol.ApiPaths;
import org.lectern.settings.Secret;

/**
 * This node as a member of its master's fleet: it joins with its token when it first has something to ask, signs with
 * its own key from then on, and takes another key in time.
 *
 * <p>Safe for use by several threads; the monitor guards joining, renewing and the files.
 */
public final class Membership implements Proofs {
    private static final System.Logger LOG = System.getLogger(Membership.class.getName());

    private final MembershipSettings settings;
    private final URI root;
    private final Entrance entrance;
    private final MasterClock clock;
    private final CardBox box;
    private volatile Optional<Card> card;
    private volatile boolean toJoin;

    /** A key that the master may have taken without this node having heard of it. */
    private volatile Optional<IdentityKey> trial = Optional.empty();

    /**
     * Reads what is kept.
     *
     * @param root the master's context root
     */
    public Membership(MembershipSettings settings, URI root, Entrance entrance, Clock clock) throws IOException {
        this.settings = settings;
        this.root = root;
        this.entrance = entrance;
        this.clock = new MasterClock(clock);
        this.box = CardBox.in(settings.folder());
        this.card = box.readCard().filter(kept -> kept.isOf(settings.node(), settings.masterKey()));
        Optional<Digest> joinedWith = card.map(Card::token);
        Optional<Digest> given = settings.joinToken().map(Application::digest);
        this.toJoin = joinedWith.isEmpty() || (given.isPresent() && !given.equals(joinedWith));
    }

    @Override
    public Proof prove(String method, URI url, byte[] body) throws IOException {
        Card member = toJoin ? join() : card.orElseThrow();
        IdentityKey key = trial.orElse(member.key());
        Act act = Act.of(method, root, url, body);
        Assertion assertion =
                Assertion.now(settings.node().value(), member.master().id(), act, clock.now());
        return new Signed(key, member.master(), assertion);
    }

    /** Joins, unless another thread just did. A token that is refused leaves a member what it is. */
    private synchronized Card join() throws IOException {
        if (!toJoin) {
            return card.orElseThrow();
        }
        Secret token = settings.joinToken()
                .orElseThrow(() -> new NotAMember("this node has not joined: set lectern.node.join-token"));
        try {
            keep(new Application(settings, root, entrance, clock).join(token, box.next()));
        } catch (NotAMember e) {
            if (card.isEmpty()) {
                throw e;
            }
            LOG.log(Level.WARNING, "This node goes on with the key that it has: {0}", e.getMessage());
        }
        toJoin = false;
        return card.orElseThrow();
    }

    @Override
    public void renewWhenDue() throws IOException {
        Instant since = card.map(Card::since).orElse(Instant.MAX);
        if (since.isBefore(clock.now().minus(settings.keyPeriod()))) {
            renew();
        }
    }

    /** Offers another key, signed with the one that serves. */
    private synchronized void renew() throws IOException {
        IdentityKey next = box.next();
        Card member = card.orElseThrow();
        URI url = ApiPaths.node(root, settings.node(), "key");
        String json = Offer.of(next, settings.node().value(), member.master().id(), root, url, clock.now())
                .json();
        Proof proof = prove("POST", url, json.getBytes(StandardCharsets.UTF_8));
        Entrance.Reply reply = entrance.post(url, proof.authorization(), json);
        if (reply.status() != 200) {
            throw new IOException("the master answers " + reply.status() + " to another key of this node");
        }
        proof.require(reply.status(), reply.bytes(), reply.seal());
        keep(card.orElseThrow().with(next, clock.now()));
    }

    /**
     * A refusal with the master's seal, over no body, is one of the assertion alone: 401 for its time, which the seal
     * tells; 403 because it came before, when the HTTP client sent again by itself what a broken connection had lost.
     */
    @Override
    public boolean learn(Proof proof, int status, Optional<String> header) {
        if (!(proof instanceof Signed signed) || (status != 401 && status != 403)) {
            return false;
        }
        Optional<Seal> refusal = refusal(signed, status, header);
        refusal.filter(seal -> status == 401).ifPresent(seal -> clock.set(seal.issued()));
        return refusal.isPresent() || (status == 403 && learnKey(signed));
    }

    private static Optional<Seal> refusal(Signed proof, int status, Optional<String> header) {
        try {
            return Optional.of(Application.seal(proof.master, header))
                    .filter(seal -> seal.isOf(proof.assertion.id(), status, Digest.of(new byte[0])));
        } catch (NotTheMaster e) {
            return Optional.empty();
        }
    }

    /** Whether there is another key to try than the one that was refused. */
    private synchronized boolean learnKey(Signed proof) {
        try {
            trial = isTried(proof.key) ? Optional.empty() : box.readNext();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "there is no other key", e);
        }
        IdentityKey next = trial.or(() -> card.map(Card::key)).orElse(proof.key);
        return !next.id().equals(proof.key.id());
    }

    private synchronized void takeTried(IdentityKey key) throws IOException {
        if (isTried(key)) {
            keep(card.orElseThrow().with(key, clock.now()));
        }
    }

    /** Takes the key that the master names under the one that is pinned. */
    private synchronized void pin(PublicIdentity before, PublicIdentity next) throws IOException {
        Card member = card.orElseThrow();
        if (member.master().equals(before)) {
            Card moved = member.under(next);
            box.replace(moved);
            card = Optional.of(moved);
            LOG.log(Level.INFO, "The master goes by the key {0} from now on.", next.id());
        }
    }

    private boolean isTried(IdentityKey key) {
        return trial.filter(tried -> tried.id().equals(key.id())).isPresent();
    }

    private void keep(Card renewed) throws IOException {
        box.keep(renewed);
        card = Optional.of(renewed);
        trial = Optional.empty();
        LOG.log(
                Level.INFO,
                "The master {0} knows this node by the key {1}.",
                renewed.master().id(),
                renewed.key().id());
    }

    private final class Signed implements Proof {
        private final IdentityKey key;
        private final PublicIdentity master;
        private final Assertion assertion;

        Signed(IdentityKey key, PublicIdentity master, Assertion assertion) {
            this.key = key;
            this.master = master;
            this.assertion = assertion;
        }

        @Override
        public String authorization() {
            return Assertion.SCHEME + " " + key.sign(assertion);
        }

        @Override
        public void require(int status, byte[] body, Optional<String> header) throws IOException {
            Seal seal = Application.seal(master, header);
            if (!seal.isOf(assertion.id(), status, Digest.of(body))) {
                throw new NotTheMaster("an answer with the seal of another answer");
            }
            takeTried(key);
            if (seal.next().isPresent()) {
                pin(master, seal.next().get());
            }
        }
    }
}
