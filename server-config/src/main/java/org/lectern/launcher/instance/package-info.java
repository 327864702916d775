/**
 * One server as a process of its own: what it runs, its folder, its Java options, its start and its end. May use
 * terminal.
 */
@NullMarked
package org.lectern.launcher.instance;

import org.jspecify.annotations.NullMarked;
