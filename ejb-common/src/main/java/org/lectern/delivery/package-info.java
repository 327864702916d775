/**
 * How stored content becomes an HTTP answer: ranges, preconditions, and the strategies by which bytes leave.
 * The one download engine of both WARs; enter at {@link org.lectern.delivery.Delivery}. May use {@code content},
 * {@code network}, {@code store}, {@code problem} and {@code settings}.
 */
@NullMarked
package org.lectern.delivery;

import org.jspecify.annotations.NullMarked;
