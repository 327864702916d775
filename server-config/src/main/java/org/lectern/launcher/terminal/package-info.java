/**
 * What a person sees: words in English and Chinese, refusals, progress lines. Uses the JDK only; every other package
 * of the launcher may use it.
 */
@NullMarked
package org.lectern.launcher.terminal;

import org.jspecify.annotations.NullMarked;
