/** A folder of files on its way to becoming a meeting: what is taken, its names, its upload. May use client, terminal. */
@NullMarked
package org.lectern.launcher.folder;

import org.jspecify.annotations.NullMarked;
