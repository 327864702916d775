/**
 * How the master knows its nodes, and nodes their master: assertions are checked, remembered so that none counts twice,
 * and answers to them are sealed with the master's key. May use {@code identity}, {@code network}, {@code content},
 * {@code problem} and {@code settings}. The room that enrols nodes implements
 * {@link org.lectern.master.access.node.NodeRing}.
 */
@NullMarked
package org.lectern.master.access.node;

import org.jspecify.annotations.NullMarked;
