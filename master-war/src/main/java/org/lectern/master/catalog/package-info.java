/**
 * Freezing a meeting into versions and their editions, and telling nodes what is current: packages, signed
 * manifests, the feed. May use {@code meeting}, {@code restriction}, {@code access}, {@code store}, {@code ticket},
 * {@code content}, {@code delta}, {@code delivery} and {@code protocol}.
 */
@NullMarked
package org.lectern.master.catalog;

import org.jspecify.annotations.NullMarked;
