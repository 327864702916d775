/**
 * The delivery benchmark: a node beside nginx on the same file, and a node under many slow clients. May use its own
 * packages (figure, load, server, slow) and the launcher.
 */
@NullMarked
package org.lectern.bench;

import org.jspecify.annotations.NullMarked;
