/**
 * The sample meeting: a board meeting of a foundation that does not exist, in Chinese and English, made from nothing
 * so that the same bytes come out on every machine with the same JDK. Uses the JDK and terminal only.
 */
@NullMarked
package org.lectern.launcher.sample;

import org.jspecify.annotations.NullMarked;
