/**
 * What this node reports of itself: heartbeats to the master, and health to whoever balances load. May use
 * {@code hub}, {@code replica}, {@code journal}, {@code stop}, {@code protocol} and {@code settings}.
 */
@NullMarked
package org.lectern.node.heartbeat;

import org.jspecify.annotations.NullMarked;
