package org.lectern.master.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

    /** For JPA. */
    protected SigningKeyGeneration() {}

    SigningKeyGeneration(SigningKey key, Instant now) {
        this.id = key.id();
        this.privateJwk = key.toPrivateJwk();
        this.createdAt = now.atOffset(ZoneOffset.UTC);
    }

    SigningKey key() {
        return SigningKey.parse(privateJwk);
    }

    Instant createdAt() {
        return createdAt.toInstant();
    }
}
