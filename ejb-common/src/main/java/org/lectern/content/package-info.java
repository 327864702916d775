/**
 * What a package is made of: digests, chunks, entries, the manifest that describes them and the ZIP that
 * holds them. Knows nothing but the JDK.
 */
@NullMarked
package org.lectern.content;

import org.jspecify.annotations.NullMarked;
