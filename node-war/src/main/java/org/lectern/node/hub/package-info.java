/**
 * The way to the master: one HTTP client with typed failures, and how to wait before asking again. May use
 * {@code membership}, {@code identity}, {@code protocol}, {@code content}, {@code delta} and {@code settings}.
 */
@NullMarked
package org.lectern.node.hub;

import org.jspecify.annotations.NullMarked;
