/**
 * Packages on this node's disk: where each lies, and that it survives a kill at any instruction.
 * The state of a replica is the folder it is in:
 *
 * <pre>
 * fetching/HEX/  package (with holes), manifest
 * active/HEX/    package, manifest, seal     whole and verified
 * trash/         on its way out
 * </pre>
 *
 * <p>May use {@code store}, {@code store.verified} and {@code content}.
 */
@NullMarked
package org.lectern.node.replica.shelf;

import org.jspecify.annotations.NullMarked;
