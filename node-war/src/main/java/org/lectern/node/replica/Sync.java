package org.lectern.node.replica;

/** The parts of the sync, as its timer drives them. */
record Sync(FeedSync feed, Replicas replicas, ReplicaReporter reporter) {}
