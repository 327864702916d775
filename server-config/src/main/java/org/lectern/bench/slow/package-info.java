/** Thousands of clients that read slowly, and one beside them that does not. May use figure, load and the launcher. */
@NullMarked
package org.lectern.bench.slow;

import org.jspecify.annotations.NullMarked;
