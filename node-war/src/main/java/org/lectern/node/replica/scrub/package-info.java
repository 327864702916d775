/**
 * The look at packages that nobody asks for: each is read and hashed again within a set period, slowly, the one whose
 * meeting is next first. What is wrong is repaired as if a reader had found it.
 *
 * <p>May use {@code replica.shelf}, {@code content} and {@code settings}.
 */
@NullMarked
package org.lectern.node.replica.scrub;

import org.jspecify.annotations.NullMarked;
