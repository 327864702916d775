/**
 * Networks in CIDR notation, and from which address a request really comes when it passes front servers. May use
 * {@code settings}.
 */
@NullMarked
package org.lectern.network;

import org.jspecify.annotations.NullMarked;
