package org.lectern.bench.sync;

/**
 * What a sync cost.
 *
 * @param bytes on the wire, both ways, requests and all
 * @param seconds until the receiver had everything
 */
public record Cost(long bytes, double seconds) {}
