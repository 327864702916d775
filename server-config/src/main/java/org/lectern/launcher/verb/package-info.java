/** What a person can ask the launcher for, one class a verb. May use every other package of the launcher. */
@NullMarked
package org.lectern.launcher.verb;

import org.jspecify.annotations.NullMarked;
