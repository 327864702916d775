/**
 * Which node serves whom: links with tickets for people, sources with passes for nodes, and the master's own download
 * when no node is there; and whether nodes have what meetings need when they begin. May use {@code catalog}, {@code
 * fleet}, {@code meeting}, {@code trust}, {@code access}, {@code delivery}, {@code ticket}, {@code network}, {@code
 * protocol} and {@code content}.
 */
@NullMarked
package org.lectern.master.placement;

import org.jspecify.annotations.NullMarked;
