/**
 * The look at packages that nobody asks for: each is read and hashed again within a set period, slowly, the one that is
 * needed soonest first. What is wrong is repaired as if a reader had found it.
 *
 * <p>May use {@code replica.shelf}, {@code store.verified}, {@code content} and {@code settings}.
 */
@NullMarked
package org.lectern.node.replica.scrub;

import org.jspecify.annotations.NullMarked;
