/**
 * TLS for a cluster of one's own: a private authority, the servers' certificates, and trusting them. May use
 * {@code instance} for private files and {@code terminal}.
 */
@NullMarked
package org.lectern.launcher.tls;

import org.jspecify.annotations.NullMarked;
