/**
 * How what a node nearly has already travels: compressed against what it has. May use {@code content}.
 */
@NullMarked
package org.lectern.delta;

import org.jspecify.annotations.NullMarked;
