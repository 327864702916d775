/**
 * What the publish benchmark is made of: seeded papers, and the press that makes packages of them. Uses
 * {@code content} and {@code store} of the product and nothing else.
 */
@NullMarked
package org.lectern.bench.publish;

import org.jspecify.annotations.NullMarked;
