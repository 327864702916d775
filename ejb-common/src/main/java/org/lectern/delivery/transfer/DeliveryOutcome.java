package org.lectern.delivery.transfer;

/** How a response ended. Any but {@link #COMPLETE} was broken off so that the client cannot take it for whole. */
public enum DeliveryOutcome {
    /** All of it was handed to the server. */
    COMPLETE,
    /** The client went away, or the connection to it broke. */
    ABORTED,
    /** It took longer than it may. */
    TIMED_OUT,
    /** The content could not be read. */
    FAILED
}
