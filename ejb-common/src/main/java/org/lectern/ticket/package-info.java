/**
 * Signing and verifying: manifests, download tickets and the passes of nodes, by generations of keys. JOSE (RFC 7515,
 * RFC 7517) does the work. May use {@code content} and {@code network}.
 */
@NullMarked
package org.lectern.ticket;

import org.jspecify.annotations.NullMarked;
