/**
 * What master and node say to each other: wire records, path constants, links, and how both write JSON. May
 * use {@code content} and {@code problem}.
 */
@NullMarked
package org.lectern.protocol;

import org.jspecify.annotations.NullMarked;
