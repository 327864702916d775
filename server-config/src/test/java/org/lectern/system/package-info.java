/**
 * System tests: a master and its nodes as processes of their own, started by the launcher, spoken to by HTTP only.
 */
@NullMarked
package org.lectern.system;

import org.jspecify.annotations.NullMarked;
