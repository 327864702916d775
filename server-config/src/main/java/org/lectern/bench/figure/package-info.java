/** What was measured and what it comes to: medians, ratios, goals, the page and the picture. JDK only. */
@NullMarked
package org.lectern.bench.figure;

import org.jspecify.annotations.NullMarked;
