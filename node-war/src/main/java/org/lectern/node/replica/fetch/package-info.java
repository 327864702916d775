/**
 * Making one package whole: where its chunks come from, and the gates they pass. What is to be fetched, and when, is
 * decided elsewhere. May use {@code hub}, {@code replica.shelf}, {@code store}, {@code store.verified} and
 * {@code content}.
 */
@NullMarked
package org.lectern.node.replica.fetch;

import org.jspecify.annotations.NullMarked;
