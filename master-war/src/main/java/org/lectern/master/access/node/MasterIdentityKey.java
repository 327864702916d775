package org.lectern.master.access.node;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.lectern.identity.IdentityKey;

/** A key of {@link MasterIdentity}, as all masters share it. */
@Entity
@Table(name = "master_identity")
public class MasterIdentityKey {
    /** Grows from key to key; two masters cannot make the same one. */
    @Id
    private int number;

    @Column(name = "private_jwk")
    private String privateJwk = "";

    @Column(name = "created_at")
    private OffsetDateTime createdAt = Instant.EPOCH.atOffset(ZoneOffset.UTC);

    /** For JPA. */
    protected MasterIdentityKey() {}

    MasterIdentityKey(int number, IdentityKey key, Instant now) {
        this.number = number;
        this.privateJwk = key.toPrivateJwk();
        this.createdAt = now.atOffset(ZoneOffset.UTC);
    }

    int number() {
        return number;
    }

    IdentityKey key() {
        return IdentityKey.parse(privateJwk);
    }

    Instant createdAt() {
        return createdAt.toInstant();
    }
}
