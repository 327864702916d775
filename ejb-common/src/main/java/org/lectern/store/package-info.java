/**
 * Where immutable content is kept, each piece found by its digest. May use {@code content}.
 */
@NullMarked
package org.lectern.store;

import org.jspecify.annotations.NullMarked;
