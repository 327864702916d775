package org.lectern.protocol;

import org.lectern.content.Digest;

/**
 * All that a node needs to hold the current version of a meeting.
 *
 * @param size of the package, in bytes
 * @param manifest the signed manifest, a JWS in compact form
 */
public record SyncMeeting(
        MeetingState state, int version, Digest digest, long size, MeetingSheet meeting, String manifest) {}
