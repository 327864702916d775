package org.lectern.master.placement;

import java.util.Optional;
import org.lectern.master.catalog.PublishedPackage;

/**
 * Somebody who may have a package.
 *
 * @param reader whom a ticket is, or would be, given to
 * @param ticket the text of the ticket that was shown; empty if it was a reader's key
 */
record Admitted(PublishedPackage published, Reader reader, Optional<String> ticket) {}
