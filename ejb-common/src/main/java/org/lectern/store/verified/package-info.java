/**
 * Packages in files that are verified, chunk by chunk, as they are read. May use {@code store} and {@code content}.
 */
@NullMarked
package org.lectern.store.verified;

import org.jspecify.annotations.NullMarked;
