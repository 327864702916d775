/**
 * The delivery benchmark: a node beside nginx on the same file, and a node under many slow clients. The sync
 * benchmark: a revised meeting on its way to a node. May use its own packages (figure, load, server, slow, sync)
 * and the launcher.
 */
@NullMarked
package org.lectern.bench;

import org.jspecify.annotations.NullMarked;
