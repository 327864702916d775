/**
 * The word that this node is about to stop, while the server still lets requests in. Who has something to do then
 * observes {@code Stopping}. Without this package the same is done late, when the container ends the beans. Uses
 * nothing of Lectern.
 */
@NullMarked
package org.lectern.node.stop;

import org.jspecify.annotations.NullMarked;
