package org.lectern.node.replica;

import java.io.IOException;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;

/** A package that is not here and that the master does not want here. */
public final class NotCurrent extends IOException {
    private static final long serialVersionUID = 1;

    NotCurrent(MeetingId meeting, Digest digest) {
        super(digest + " is not the current version of " + meeting);
    }

    NotCurrent(Digest digest) {
        super(digest + " is not wanted here any more");
    }
}
