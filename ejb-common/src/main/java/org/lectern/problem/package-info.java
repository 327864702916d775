/**
 * Refusals: their stable codes and the one place that turns them into {@code application/problem+json} (RFC
 * 9457). Any package may use it; it uses none.
 */
@NullMarked
package org.lectern.problem;

import org.jspecify.annotations.NullMarked;
