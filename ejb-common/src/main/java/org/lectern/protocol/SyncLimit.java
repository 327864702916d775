package org.lectern.protocol;

import java.util.List;
import java.util.Optional;

/**
 * How fast a node may sync during some hours.
 *
 * @param days on which the hours begin: of {@code mon tue wed thu fri sat sun}; every day when absent
 * @param from when it begins to hold, as in {@code 08:00}
 * @param to when it ends, as in {@code 18:00} or {@code 24:00}; on the next day if that is before {@code from}
 * @param bytesPerSecond how much all fetches of the node together may take from others
 */
public record SyncLimit(Optional<List<String>> days, String from, String to, long bytesPerSecond) {}
