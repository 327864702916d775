package org.lectern.protocol;

/**
 * How the chunks that a replica lacked come to their node. What lay on the node already when the fetch began is in none
 * of these figures.
 *
 * @param bytesNeeded what has to travel: the chunks that the node had nowhere
 * @param bytesArrived how much of it has come
 * @param bytesFromSiblings how much of that came from other nodes, and so not from the master
 * @param bytesFromNode what was copied from other packages of the node and did not travel
 * @param bytesPerSecond how fast it comes, smoothed by the node over some seconds; 0 while nothing comes
 */
public record Transfer(
        long bytesNeeded, long bytesArrived, long bytesFromSiblings, long bytesFromNode, long bytesPerSecond) {
    public Transfer {
        if (bytesNeeded < 0 || bytesArrived < 0 || bytesFromSiblings < 0 || bytesFromNode < 0 || bytesPerSecond < 0) {
            throw new IllegalArgumentException("the figures of a transfer are not negative");
        }
    }

    /** The same at rest. */
    public Transfer atRest() {
        return new Transfer(bytesNeeded, bytesArrived, bytesFromSiblings, bytesFromNode, 0);
    }
}
