/**
 * This node's standing with its master: its own key, the token that it joins with, the master's key that it pinned, and
 * what it signs and verifies with them. May use {@code identity}, {@code protocol}, {@code content}, {@code store} and
 * {@code settings}. How a request travels is for the hub to know.
 */
@NullMarked
package org.lectern.node.membership;

import org.jspecify.annotations.NullMarked;
