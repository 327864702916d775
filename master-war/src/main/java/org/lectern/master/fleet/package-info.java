/**
 * The nodes: enrolment, joining, heartbeats, what they hold, drain. May use {@code protocol}, {@code content}, {@code
 * network}, {@code identity} and {@code access}.
 */
@NullMarked
package org.lectern.master.fleet;

import org.jspecify.annotations.NullMarked;
