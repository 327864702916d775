package org.lectern.master.trust;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/**
 * The newest generation of the feed, one row of {@code sync_head}. Whoever takes the next one keeps that row locked until
 * he commits, so generations appear in order. Each method is one transaction.
 */
@Dependent
@Transactional
public class FeedHead {
    private final EntityManager entities;
    private final Event<Moved> moved;

    /** On a persistence context. */
    @Inject
    public FeedHead(EntityManager entities, Event<Moved> moved) {
        this.entities = entities;
        this.moved = moved;
    }

    /** Told when the feed has something new; of use only once the transaction is over. */
    public record Moved() {}

    /** Takes the next generation. */
    public long next() {
        entities.createNativeQuery("update sync_head set generation = generation + 1 where id = 1")
                .executeUpdate();
        moved.fire(new Moved());
        return generation();
    }

    /** The newest generation. */
    public long generation() {
        return number("select generation from sync_head where id = 1");
    }

    /** Takes the next generation for a change of the signing keys. */
    void keysMoved() {
        next();
        entities.createNativeQuery("update sync_head set keys_generation = generation where id = 1")
                .executeUpdate();
    }

    /** The generation in which the signing keys last changed; 0 if they never did. */
    public long keysGeneration() {
        return number("select keys_generation from sync_head where id = 1");
    }

    private long number(String query) {
        return ((Number) entities.createNativeQuery(query).getSingleResult()).longValue();
    }
}
