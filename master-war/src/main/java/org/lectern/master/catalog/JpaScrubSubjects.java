package org.lectern.master.catalog;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.lectern.content.Digest;

/** The same out of the database. Each method is one transaction; a list costs its page by index. */
@Dependent
@Transactional
public class JpaScrubSubjects implements ScrubSubjects {
    private static final int MOST_HOLDING = 20;

    /** After every digest. */
    private static final String LAST = "g";

    private final EntityManager entities;
    private final Catalog catalog;

    @Inject
    JpaScrubSubjects(EntityManager entities, Catalog catalog) {
        this.entities = entities;
        this.catalog = catalog;
    }

    @Override
    public List<Listed> list(Kind kind, Instant began, String after, int limit) {
        OffsetDateTime soon = began.minus(Kind.UNDER_WAY).atOffset(ZoneOffset.UTC);
        return switch (kind) {
            case AHEAD -> ahead(soon, after, limit);
            case PACKAGE ->
                byDigest(
                        entities.createQuery(
                                        "select distinct p.digest from PublishedPackage p where p.digest > :after and not"
                                                + " exists (select i from SyncItem i where i.meetingId = p.key.meetingId"
                                                + " and i.digest = p.digest and i.startsAt > :soon)"
                                                + " order by p.digest",
                                        String.class)
                                .setParameter("soon", soon),
                        after,
                        limit);
            case DOCUMENT ->
                byDigest(
                        entities.createQuery(
                                "select distinct r.content.digest from DocumentRevision r where r.content.digest > :after"
                                        + " order by r.content.digest",
                                String.class),
                        after,
                        limit);
            case MANIFEST ->
                byDigest(
                        entities.createQuery(
                                "select distinct p.manifestDigest from PublishedPackage p where p.manifestDigest > :after"
                                        + " order by p.manifestDigest",
                                String.class),
                        after,
                        limit);
        };
    }

    private static List<Listed> byDigest(TypedQuery<String> query, String after, int limit) {
        return query.setParameter("after", after)
                .setMaxResults(limit)
                .getResultStream()
                .map(hex -> new Listed(new Digest(hex), hex))
                .toList();
    }

    /** In the order of their starts, also of meetings that were withdrawn; a mark is the start and the digest. */
    private List<Listed> ahead(OffsetDateTime soon, String after, int limit) {
        String[] mark = after.split("/", -1);
        return entities.createQuery(
                        "select i.startsAt, i.digest from SyncItem i where i.startsAt > :start or i.startsAt = :start"
                                + " and i.digest > :digest order by i.startsAt, i.digest",
                        Object[].class)
                .setParameter(
                        "start", mark.length < 2 ? soon : Instant.parse(mark[0]).atOffset(ZoneOffset.UTC))
                .setParameter("digest", mark.length < 2 ? LAST : mark[1])
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> listed((OffsetDateTime) row[0], (String) row[1]))
                .toList();
    }

    private static Listed listed(OffsetDateTime start, String hex) {
        return new Listed(new Digest(hex), start.toInstant() + "/" + hex);
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
    public Optional<PublishedPackage> ofManifest(Digest digest) {
        return entities.createQuery(
                        "select p from PublishedPackage p where p.manifestDigest = :digest", PublishedPackage.class)
                .setParameter("digest", digest.hex())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
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
