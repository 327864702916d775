/** The servers that are measured: a cluster's node, and nginx. May use load and the launcher. */
@NullMarked
package org.lectern.bench.server;

import org.jspecify.annotations.NullMarked;
