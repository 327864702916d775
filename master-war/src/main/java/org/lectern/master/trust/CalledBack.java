package org.lectern.master.trust;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.lectern.ticket.Revocation;

/** A revocation as all masters share it. */
@Entity
@Table(name = "revocation")
public class CalledBack {
    @EmbeddedId
    private Key key = new Key("", "");

    @Column(name = "before_at")
    private OffsetDateTime beforeAt = Instant.EPOCH.atOffset(ZoneOffset.UTC);

    @Column(name = "until_at")
    private OffsetDateTime untilAt = Instant.EPOCH.atOffset(ZoneOffset.UTC);

    private long generation;

    @Column(name = "revoked_by")
    private String revokedBy = "";

    /** For JPA. */
    protected CalledBack() {}

    CalledBack(Revocation revocation, long generation, String revokedBy) {
        this.key = new Key(revocation.kind().text(), revocation.target());
        this.beforeAt = revocation.before().atOffset(ZoneOffset.UTC);
        this.untilAt = revocation.until().atOffset(ZoneOffset.UTC);
        this.generation = generation;
        this.revokedBy = revokedBy;
    }

    /** What is called back. */
    public Revocation toRevocation() {
        return new Revocation(Revocation.Kind.parse(key.kind), key.target, beforeAt.toInstant(), untilAt.toInstant());
    }

    /** In which generation of the feed that was told. */
    public long generation() {
        return generation;
    }

    String revokedBy() {
        return revokedBy;
    }

    @Embeddable
    static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        private String kind = "";
        private String target = "";

        /** For JPA. */
        protected Key() {}

        Key(String kind, String target) {
            this.kind = kind;
            this.target = target;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && kind.equals(key.kind) && target.equals(key.target);
        }

        @Override
        public int hashCode() {
            return Objects.hash(kind, target);
        }
    }
}
