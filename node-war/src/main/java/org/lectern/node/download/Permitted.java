package org.lectern.node.download;

import org.lectern.node.replica.Replica;
import org.lectern.ticket.Ticket;

/** A package and the permission to have it. */
record Permitted(Ticket ticket, Replica replica) {}
