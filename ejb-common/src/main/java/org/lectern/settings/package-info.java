/**
 * Named, validated settings from system properties, the environment and the server's console. Any package may
 * use it; it uses none.
 */
@NullMarked
package org.lectern.settings;

import org.jspecify.annotations.NullMarked;
