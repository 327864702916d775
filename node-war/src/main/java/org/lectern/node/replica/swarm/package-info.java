/**
 * Having a package from siblings: who has which chunks, whom to ask for what, and what to take from the master so that
 * others need not. May use {@code hub}, {@code replica.fetch}, {@code replica.shelf}, {@code store.verified},
 * {@code protocol}, {@code content}
 * and {@code settings}.
 */
@NullMarked
package org.lectern.node.replica.swarm;

import org.jspecify.annotations.NullMarked;
