/**
 * How the bytes of an answer leave: what they are read from, the strategies by which they reach the socket, and what is
 * known of the server below. May use {@code store}.
 */
@NullMarked
package org.lectern.delivery.transfer;

import org.jspecify.annotations.NullMarked;
