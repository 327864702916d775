/**
 * Other processes for tests: Java programs that are killed, and programs that are looked at by {@code strace}.
 */
@NullMarked
package org.lectern.node.child;

import org.jspecify.annotations.NullMarked;
