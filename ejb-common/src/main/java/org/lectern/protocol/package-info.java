/**
 * What master and node say to each other: wire records, path constants, and how both write JSON. May use
 * {@code content}.
 */
@NullMarked
package org.lectern.protocol;

import org.jspecify.annotations.NullMarked;
