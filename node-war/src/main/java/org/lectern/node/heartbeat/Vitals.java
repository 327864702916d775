package org.lectern.node.heartbeat;

import java.time.Clock;
import org.lectern.node.journal.Journal;
import org.lectern.node.replica.ReplicaReporter;
import org.lectern.node.replica.Replicas;

/** Where a heartbeat's figures come from. */
record Vitals(Replicas replicas, ReplicaReporter reporter, Journal journal, String softwareVersion, Clock clock) {}
