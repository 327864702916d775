package org.lectern.bench;

import java.net.URI;
import org.lectern.bench.load.Processes;

/**
 * A server in a comparison.
 *
 * @param url the file at it
 * @param processes all that work for it
 */
record Contender(URI url, Processes processes) {}
