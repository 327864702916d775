/**
 * Packages on this node's disk: where each lies, that it survives a kill at any instruction, and that no byte of it
 * leaves unverified. The state of a replica is the folder it is in:
 *
 * <pre>
 * fetching/HEX/  package (with holes), manifest
 * active/HEX/    package, manifest, seal     whole and verified
 * trash/         on its way out
 * </pre>
 *
 * <p>May use {@code store} and {@code content}.
 */
@NullMarked
package org.lectern.node.replica.shelf;

import org.jspecify.annotations.NullMarked;
