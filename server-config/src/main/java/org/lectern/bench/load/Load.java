package org.lectern.bench.load;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What wrk is to do.
 *
 * @param url the file
 * @param connections kept alive, all at once
 * @param script the Lua script
 * @param length for how long
 */
public record Load(URI url, int connections, Path script, Duration length) {}
