/**
 * Hundreds of nodes in one process. What runs is the nodes' and the master's own code: hub, feed, fetches, swarm,
 * shelf, and the master's choice of sources. Simulated are the network between them ({@code Network}), the master's
 * database and its other requests ({@code SimulatedMaster}), and the servlets by which nodes answer each other
 * ({@code SimulatedNode}).
 */
@NullMarked
package org.lectern.simulation;

import org.jspecify.annotations.NullMarked;
