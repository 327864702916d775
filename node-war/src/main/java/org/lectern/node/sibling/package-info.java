/**
 * Giving packages, and what is here of those under way, to sibling nodes that show a pass of the master. Nobody else is
 * served from here. May use {@code replica}, {@code replica.fetch}, {@code replica.swarm}, {@code delivery}, {@code
 * ticket}, {@code protocol}, {@code store} and {@code content}.
 */
@NullMarked
package org.lectern.node.sibling;

import org.jspecify.annotations.NullMarked;
