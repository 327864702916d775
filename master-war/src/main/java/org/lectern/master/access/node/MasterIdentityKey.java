package org.lectern.master.access.node;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.lectern.identity.IdentityKey;

/** The key of {@link MasterIdentity}, as all masters share it: one row. */
@Entity
@Table(name = "master_identity")
public class MasterIdentityKey {
    static final int ONLY = 1;

    @Id
    private int number = ONLY;

    @Column(name = "private_jwk")
    private String privateJwk = "";

    @Column(name = "created_at")
    @SuppressWarnings("UnusedVariable") // for people
    private OffsetDateTime createdAt = Instant.EPOCH.atOffset(ZoneOffset.UTC);

    /** For JPA. */
    protected MasterIdentityKey() {}

    MasterIdentityKey(IdentityKey key, Instant now) {
        this.privateJwk = key.toPrivateJwk();
        this.createdAt = now.atOffset(ZoneOffset.UTC);
    }

    IdentityKey key() {
        return IdentityKey.parse(privateJwk);
    }
}
