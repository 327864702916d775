package org.lectern.bench.publish;

import java.util.function.Supplier;

/**
 * A document of the benchmark.
 *
 * @param path in the package
 * @param mediaType what the master would find it to be
 * @param bytes made anew from the seed each time
 */
public record Paper(String path, String mediaType, Supplier<byte[]> bytes) {}
