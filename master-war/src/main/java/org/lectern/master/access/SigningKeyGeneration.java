package org.lectern.master.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.ticket.SigningKey;

/** A generation of the signing key, as all masters share it. */
@Entity
@Table(name = "signing_key")
public class SigningKeyGeneration {
    @Id
    private String id = "";

    @Column(name = "private_jwk")
    private String privateJwk = "";

    @Column(name = "created_at")
    private OffsetDateTime createdAt = Instant.EPOCH.atOffset(ZoneOffset.UTC);

    @Column(name = "signs_from")
    private OffsetDateTime signsFrom = Instant.EPOCH.atOffset(ZoneOffset.UTC);

    @Column(name = "accepted_until")
    private @Nullable OffsetDateTime acceptedUntil;

    @Column(name = "revoked_at")
    private @Nullable OffsetDateTime revokedAt;

    /** For JPA. */
    protected SigningKeyGeneration() {}

    SigningKeyGeneration(SigningKey key, Instant now, Instant signsFrom) {
        this.id = key.id();
        this.privateJwk = key.toPrivateJwk();
        this.createdAt = now.atOffset(ZoneOffset.UTC);
        this.signsFrom = signsFrom.atOffset(ZoneOffset.UTC);
    }

    void acceptUntil(Instant until) {
        acceptedUntil = until.atOffset(ZoneOffset.UTC);
    }

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now.atOffset(ZoneOffset.UTC);
        }
    }

    Generation toGeneration() {
        return new Generation(
                SigningKey.parse(privateJwk),
                createdAt.toInstant(),
                signsFrom.toInstant(),
                Optional.ofNullable(acceptedUntil).map(OffsetDateTime::toInstant),
                Optional.ofNullable(revokedAt).map(OffsetDateTime::toInstant));
    }
}
