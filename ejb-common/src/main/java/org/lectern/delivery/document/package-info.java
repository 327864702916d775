/**
 * One document as a download, straight out of its package: which one is asked for, in which coding it goes out, and
 * what a browser may do with it. May use {@code content}, {@code store}, {@code delivery},
 * {@code delivery.request}, {@code delivery.transfer} and {@code problem}.
 */
@NullMarked
package org.lectern.delivery.document;

import org.jspecify.annotations.NullMarked;
