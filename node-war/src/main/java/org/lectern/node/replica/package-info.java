/**
 * This node's copies of packages: what the master wants here, having it fetched, making it active, repairing
 * it, and letting go of it. A meeting's file in {@code meetings/} says what is wanted and what is held; a package is
 * there exactly when it lies in {@code active/}. May use {@code hub}, {@code replica.fetch}, {@code replica.scrub},
 * {@code replica.shelf}, {@code replica.swarm}, {@code protocol},
 * {@code store}, {@code store.verified}, {@code content}, {@code ticket} and {@code settings}.
 */
@NullMarked
package org.lectern.node.replica;

import org.jspecify.annotations.NullMarked;
