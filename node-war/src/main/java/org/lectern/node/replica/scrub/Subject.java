package org.lectern.node.replica.scrub;

import java.time.Instant;
import java.util.Optional;
import org.lectern.node.replica.shelf.VerifiedContent;

/**
 * A package to be looked at.
 *
 * @param startsAt when the meeting begins that needs it first
 */
public record Subject(VerifiedContent content, Optional<Instant> startsAt) {}
