/**
 * What this node served: counted in memory, kept in a small database of its own, and shipped to the master, which
 * may see a download twice but counts it once. Serving never waits for it, and goes on when it is broken. May use
 * {@code hub}, {@code protocol}, {@code content} and {@code settings}.
 */
@NullMarked
package org.lectern.node.journal;

import org.jspecify.annotations.NullMarked;
