package org.lectern.node.download;

import java.util.Optional;

/**
 * What a request shows.
 *
 * @param ticket as it stands in the link; empty if there is none
 * @param address from where it comes
 */
record Shown(Optional<String> ticket, String address) {}
