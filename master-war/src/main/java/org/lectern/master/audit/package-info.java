/**
 * What happened: downloads as nodes report them. May use {@code access}, {@code content} and {@code protocol}.
 */
@NullMarked
package org.lectern.master.audit;

import org.jspecify.annotations.NullMarked;
