/**
 * Which groups may see an agenda item or a document. What is restricted takes effect with the next version that is
 * published. May use {@code access}, {@code meeting}, {@code content}
 * and {@code protocol}.
 */
@NullMarked
package org.lectern.master.restriction;

import org.jspecify.annotations.NullMarked;
