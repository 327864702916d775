/**
 * The nodes: enrolment, heartbeats, what they hold, drain. May use {@code protocol}, {@code content}, {@code
 * network} and {@code access}.
 */
@NullMarked
package org.lectern.master.fleet;

import org.jspecify.annotations.NullMarked;
