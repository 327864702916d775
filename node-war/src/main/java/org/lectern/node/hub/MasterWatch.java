package org.lectern.node.hub;

import java.lang.System.Logger.Level;

/** Remembers how the last call to the master went and logs when that changes. */
final class MasterWatch {
    private static final System.Logger LOG = System.getLogger(MasterWatch.class.getName());

    private MasterStatus status = MasterStatus.UNKNOWN;

    synchronized MasterStatus status() {
        return status;
    }

    synchronized void up() {
        if (status != MasterStatus.UP) {
            LOG.log(Level.INFO, "The master answers.");
        }
        status = MasterStatus.UP;
    }

    void failed(MasterFailure reason) {
        if (reason instanceof NotAuthorised) {
            change(MasterStatus.REFUSED, "The master refuses this node: {0}", reason);
        } else if (reason instanceof MasterUnreachable) {
            change(MasterStatus.DOWN, "The master cannot be reached, trying on: {0}", reason);
        }
    }

    private synchronized void change(MasterStatus to, String message, MasterFailure reason) {
        if (status != to) {
            LOG.log(Level.WARNING, message, reason.getMessage());
        }
        status = to;
    }
}
