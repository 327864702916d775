package org.lectern.node.hub;

import java.time.Duration;

/** The master asks to be asked later. */
public final class MasterBusy extends MasterFailure {
    private static final long serialVersionUID = 1;

    private final Duration pause;

    public MasterBusy(String what, Duration pause) {
        super("the master is busy and wants to be asked about " + what + " in " + pause.toSeconds() + " s");
        this.pause = pause;
    }

    /** For how long. */
    public Duration pause() {
        return pause;
    }
}
