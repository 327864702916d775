/**
 * The node: the WAR near the rooms that holds packages and serves them. Wires JAX-RS; everything else is in the
 * packages below: {@code hub} ← {@code replica} ← {@code heartbeat} and {@code download}, with {@code journal}
 * (which may use {@code hub}) under both.
 */
@NullMarked
package org.lectern.node;

import org.jspecify.annotations.NullMarked;
