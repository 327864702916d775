/**
 * Who a node and its master are to each other: keys that never leave their server, assertions that a node signs for each
 * request, and seals that the master puts on its answers. JOSE (RFC 7515, RFC 7517, RFC 7523) does the work. May use
 * {@code content}.
 */
@NullMarked
package org.lectern.identity;

import org.jspecify.annotations.NullMarked;
