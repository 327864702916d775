/** The master's API as the launcher calls it. May use terminal. */
@NullMarked
package org.lectern.launcher.client;

import org.jspecify.annotations.NullMarked;
