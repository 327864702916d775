/**
 * Participants fetch packages, and single documents out of them, here: the ticket in the link is checked with the keys
 * at hand, then {@code delivery} sends the bytes. May use {@code replica}, {@code journal}, {@code stop}, {@code
 * ticket}, {@code delivery}, {@code store}, {@code content}, {@code protocol}, {@code problem} and {@code settings}.
 */
@NullMarked
package org.lectern.node.download;

import org.jspecify.annotations.NullMarked;
