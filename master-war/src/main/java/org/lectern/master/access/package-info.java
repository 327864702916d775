/**
 * Who may ask: keys, roles, addresses, and the one Jakarta Security mechanism of the master. May use {@code access.node},
 * {@code settings}, {@code problem}, {@code cors}, {@code network}, {@code ticket}, {@code identity} and {@code content}.
 * Rooms that hand out keys implement {@link org.lectern.master.access.KeyRing}.
 */
@NullMarked
package org.lectern.master.access;

import org.jspecify.annotations.NullMarked;
