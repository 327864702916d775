/**
 * One master and its nodes, started and stopped together: ports, keys, enrolment, {@code cluster.json}. May use
 * instance, database, client and terminal.
 */
@NullMarked
package org.lectern.launcher.cluster;

import org.jspecify.annotations.NullMarked;
