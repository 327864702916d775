/**
 * What nodes are told of trust: generations of the signing key that take turns or are taken back, and permissions that
 * are called back. It travels with the feed of meetings, whose head is kept here. May use {@code access}, {@code
 * meeting}, {@code ticket}, {@code content} and {@code protocol}.
 */
@NullMarked
package org.lectern.master.trust;

import org.jspecify.annotations.NullMarked;
