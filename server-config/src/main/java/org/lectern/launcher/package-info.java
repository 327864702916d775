/**
 * The launcher: starts masters and nodes for people, tests and benchmarks, and takes a folder to the tablets in one
 * command.
 */
@NullMarked
package org.lectern.launcher;

import org.jspecify.annotations.NullMarked;
