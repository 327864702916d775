package org.lectern.master.fleet;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.content.Digest;
import org.lectern.identity.PublicIdentity;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;

/** By what a node is known: its public key, and the token that lets it bring one. */
@Embeddable
class Credentials {
    @Column(name = "public_x")
    private String publicX = "";

    @Column(name = "public_y")
    private String publicY = "";

    @Column(name = "joined_at")
    private @Nullable OffsetDateTime joinedAt;

    @Column(name = "token_digest")
    private String tokenDigest = "";

    @Column(name = "token_until")
    private @Nullable OffsetDateTime tokenUntil;

    /** The id of the key that came with the token; empty until one has. */
    @Column(name = "token_used_by")
    private String tokenUsedBy = "";

    /** Of a node that has neither. */
    protected Credentials() {}

    /** Takes a token in place of the one before; one that was used stays used. */
    void invite(Digest token, Instant until) {
        if (!tokenDigest.equals(token.hex())) {
            tokenDigest = token.hex();
            tokenUsedBy = "";
        }
        if (tokenUsedBy.isEmpty()) {
            tokenUntil = until.atOffset(ZoneOffset.UTC);
        }
    }

    /** The token that counts at a time. */
    Optional<Digest> tokenAt(Instant now) {
        return tokenUntil != null && tokenUntil.toInstant().isAfter(now)
                ? Optional.of(new Digest(tokenDigest))
                : Optional.empty();
    }

    /**
     * Takes the key that came with the token.
     *
     * @throws Refusal {@code token_used} if another one came before
     */
    void join(PublicIdentity key, Instant now) {
        if (!tokenUsedBy.isEmpty() && !tokenUsedBy.equals(key.id())) {
            throw new Refusal(
                    ErrorCode.TOKEN_USED,
                    "Another key joined with this token. If that was not this node's, renew the token at the master.");
        }
        if (tokenUsedBy.isEmpty()) {
            tokenUsedBy = key.id();
            know(key, now);
        }
    }

    /** Takes a key in place of the one before. */
    void know(PublicIdentity key, Instant now) {
        publicX = key.x();
        publicY = key.y();
        joinedAt = now.atOffset(ZoneOffset.UTC);
    }

    /** Forgets key and token: the node has to join anew. */
    void revoke() {
        publicX = "";
        publicY = "";
        joinedAt = null;
        tokenUntil = null;
    }

    /** The key; empty before the node has joined. */
    Optional<PublicIdentity> key() {
        return publicX.isEmpty() ? Optional.empty() : Optional.of(PublicIdentity.of(publicX, publicY));
    }

    /** Since when the key is known. */
    Optional<Instant> joinedAt() {
        return Optional.ofNullable(joinedAt).map(OffsetDateTime::toInstant);
    }
}
