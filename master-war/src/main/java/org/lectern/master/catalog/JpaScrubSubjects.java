package org.lectern.master.catalog;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.lectern.content.Digest;

/** The same out of the database. Each method is one transaction; a list costs its page by index. */
@Dependent
@Transactional
public class JpaScrubSubjects implements ScrubSubjects {
    private static final int MOST_HOLDING = 20;

    private final EntityManager entities;
    private final Catalog catalog;

    @Inject
    JpaScrubSubjects(EntityManager entities, Catalog catalog) {
        this.entities = entities;
        this.catalog = catalog;
    }

    @Override
    public List<Digest> list(Kind kind, String after, int limit) {
        String query = kind == Kind.PACKAGE
                ? "select distinct i.digest from SyncItem i where i.removed = false and i.digest > :after"
                        + " order by i.digest"
                : "select distinct r.content.digest from DocumentRevision r where r.content.digest > :after"
                        + " order by r.content.digest";
        return entities.createQuery(query, String.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultStream()
                .map(Digest::new)
                .toList();
    }

    @Override
    public boolean needs(Digest digest) {
        return catalog.needs(digest);
    }

    @Override
    public Optional<PublishedPackage> find(Digest digest) {
        return catalog.find(digest);
    }

    @Override
    public List<PublishedPackage> holding(Digest document) {
        return entities.createQuery(
                        "select p from PublishedPackage p where p.key.meetingId in (select d.meetingId from Document d,"
                                + " DocumentRevision r where r.key.documentId = d.id and r.content.digest = :digest)"
                                + " order by p.publishedAt desc",
                        PublishedPackage.class)
                .setParameter("digest", document.hex())
                .setMaxResults(MOST_HOLDING)
                .getResultList();
    }
}
