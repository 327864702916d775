/** What the sync benchmark is made of: the seeded meeting, the counting relay, the rivals. Uses nothing but the JDK. */
@NullMarked
package org.lectern.bench.sync;

import org.jspecify.annotations.NullMarked;
