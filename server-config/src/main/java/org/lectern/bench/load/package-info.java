/** Load on a server by wrk, and what the kernel says that it cost. May use figure and the launcher. */
@NullMarked
package org.lectern.bench.load;

import org.jspecify.annotations.NullMarked;
