/**
 * What a request asks for, by the letter of RFC 9110 §13 to §15: preconditions, ranges, and the decision that
 * follows. Knows nothing of a server. May use {@code problem}.
 */
@NullMarked
package org.lectern.delivery.request;

import org.jspecify.annotations.NullMarked;
