package org.lectern.master.fleet;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.identity.PublicIdentity;
import org.lectern.master.access.ApiKey;
import org.lectern.master.access.KeyRing;
import org.lectern.master.access.Role;
import org.lectern.master.access.node.NodeRing;
import org.lectern.network.Networks;
import org.lectern.protocol.NodeId;

/** How nodes come to be known by a key, and how they cease to be. Each method is one transaction. */
@Dependent
@Transactional
public class Joinings implements KeyRing, NodeRing {
    private static final String KIND = "join";

    private final EntityManager entities;
    private final FleetSettings settings;
    private final Clock clock;

    @Inject
    Joinings(EntityManager entities, FleetSettings settings, Clock clock) {
        this.entities = entities;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A token that lets a node in.
     *
     * @param token shown only now
     */
    record Invitation(ApiKey token, Instant until) {}

    /** Gives a node a new token. The key that the node has stays good until it joins with another. */
    Invitation invite(NodeId id) {
        ApiKey token = ApiKey.generate(KIND, id.value());
        return new Invitation(token, invite(id, token.digest()));
    }

    /** The same with a token that the administrator made; answers until when it is good. */
    Instant invite(NodeId id, Digest token) {
        Instant until = clock.instant().plus(settings.tokenLifetime());
        get(id).credentials().invite(token, until);
        entities.flush();
        return until;
    }

    /**
     * Takes the key of a node that came with its token.
     *
     * @throws org.lectern.problem.Refusal {@code token_used}
     */
    void join(NodeId id, PublicIdentity key) {
        get(id).credentials().join(key, clock.instant());
        entities.flush();
    }

    /** Takes a key of a node in place of the one that it signed this with. */
    void renew(NodeId id, PublicIdentity key) {
        get(id).credentials().know(key, clock.instant());
        entities.flush();
    }

    /** Takes a node's key back, and its token: from now on nothing that it signs counts. */
    void revoke(NodeId id) {
        get(id).credentials().revoke();
        entities.flush();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<HeldKey> find(String owner) {
        return node(owner)
                .flatMap(node -> node.credentials()
                        .tokenAt(clock.instant())
                        .map(token -> new HeldKey(token, Role.JOINING, networks(node))));
    }

    @Override
    public Optional<KnownNode> identityOf(String node) {
        return node(node).flatMap(known -> known.credentials().key().map(key -> new KnownNode(key, networks(known))));
    }

    private Optional<Node> node(String id) {
        return Optional.ofNullable(entities.find(Node.class, id));
    }

    private Node get(NodeId id) {
        return node(id.value()).orElseThrow(() -> Nodes.notFound(id));
    }

    private Networks networks(Node node) {
        return node.networks().orElse(settings.networks());
    }
}
