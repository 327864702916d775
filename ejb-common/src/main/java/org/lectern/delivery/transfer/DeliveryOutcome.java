package org.lectern.delivery.transfer;

/** How a response ended. Any but the first two was broken off so that the client cannot take it for whole. */
public enum DeliveryOutcome {
    /** All of it was handed to the server. */
    COMPLETE,
    /** All of it was left to the web server in front; what became of it is not known here. */
    HANDED_ON,
    /** The client went away, or the connection to it broke. */
    ABORTED,
    /** The client took nothing for longer than it may. */
    STALLED,
    /** It took longer than it may. */
    TIMED_OUT,
    /** The content could not be read. */
    FAILED
}
